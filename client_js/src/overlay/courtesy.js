/** @import { Activity, OverlayFormat } from "../types/internal.js" */
import { TYPING_QUIET_MS } from "../constants.js";
import { isEditable } from "../page/isEditable.js";
import { isModalOpen } from "../page/isModalOpen.js";
import { isVisible } from "../page/isVisible.js";
import { focusedElement } from "./focus.js";

/** Phones are narrower; there a card is a sheet. */
const NARROW_PX = 480;

/** What consent banners are called, of the common managers and of shops that made their own. */
const CONSENT =
  "[role$=dialog],[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id^=sp_message],#axeptio_overlay";
const SAYS = /cookie|consent|sp_message|axeptio|datenschutz|einwillig|privac/i;

/**
 * Returns what good manners have against showing anything now, or undefined.
 *
 * @param {Activity} activity
 * @param {boolean} [asked] somebody asked for it: only what would make it unusable counts
 * @returns {"hidden" | "modal_open" | "consent_open" | "typing" | undefined}
 */
export function objection({ _typed_ago }, asked) {
  if (isModalOpen()) return "modal_open";
  if (asked) return undefined;
  if (document.visibilityState === "hidden") return "hidden";
  if (isConsentOpen()) return "consent_open";
  return isEditable(focusedElement()) && _typed_ago() < TYPING_QUIET_MS * 2 ? "typing" : undefined;
}

/** Tells whether a banner asks for consent: nothing of ours may stand before it, or beside it. */
const isConsentOpen = () =>
  [...document.querySelectorAll(CONSENT)].some(
    (banner) => isVisible(banner) && SAYS.test(banner.id + banner.textContent) && isHeld(banner),
  );

/** What is held in place stays in view whatever the shopper does. @param {Element | null} element @returns {boolean} */
const isHeld = (element) =>
  element !== null &&
  (/fixed|sticky/.test(getComputedStyle(element).position) || isHeld(element.parentElement));

/**
 * Returns the format that suits how the shopper is here, the gentlest that serves.
 *
 * @param {OverlayFormat} wanted
 * @param {boolean} touch
 * @returns {OverlayFormat}
 */
export function suitableFormat(wanted, touch) {
  if (/inline|banner/.test(wanted)) return wanted;
  if (touch && window.innerWidth <= NARROW_PX) return "sheet";
  return wanted === "sheet" && !touch ? "corner" : wanted;
}

/** @param {OverlayFormat} format */
export const isDialog = (format) => /modal|full/.test(format);
