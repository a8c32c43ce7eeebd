/** @import { Activity, OverlayFormat } from "../../types/internal.js" */
import { TYPING_QUIET_MS } from "../../constants.js";

/**
 * Two cards do not fit beside each other in less: whichever corner a card took, it would stand before what is in the
 * middle of the page, so there it is a sheet, as on a phone.
 */
const NARROW_PX = 767;

/** Names of consent banners, by the common managers and by shops that made their own; words in dialogs that ask. */
const CONSENT =
  /cookie|consent|onetrust|didomi|usercentrics|iubenda|osano|qc-cmp|sp_message|axeptio|privac|datenschutz|einwillig/i;
/** Points to look at, as shares of the window: a banner at any corner or edge covers one of them. */
const ACROSS = [0.1, 0.5, 0.9];
const DOWN = [0.03, 0.12, 0.5, 0.88, 0.97];

/**
 * Returns what good manners have against showing anything now, or undefined.
 *
 * @param {Activity} activity
 * @param {boolean} [asked] somebody asked for it: only what would make it unusable counts
 * @returns {"hidden" | "modal_open" | "consent_open" | "typing" | undefined}
 */
export function objection({ _typing, _modal }, asked) {
  if (_modal()) return "modal_open";
  if (asked) return undefined;
  if (document.visibilityState === "hidden") return "hidden";
  if (isConsentOpen()) return "consent_open";
  // Twice the usual quiet time: an overlay disturbs more than a moment that is only reported.
  return _typing(TYPING_QUIET_MS * 2) ? "typing" : undefined;
}

/** Tells whether a banner asks for consent: nothing of ours may stand before it, or beside it. */
const isConsentOpen = () =>
  ACROSS.some((x) => DOWN.some((y) => isConsentAt(x * window.innerWidth, y * window.innerHeight)));

/**
 * Only what is fixed to the window counts: anything else can be scrolled away.
 *
 * @param {number} x @param {number} y
 */
function isConsentAt(x, y) {
  let names = "";
  for (let at = elementAt(document, x, y); at; at = at.parentElement) {
    names += ` ${at.id} ${at.className}`;
    if (/fixed|sticky/.test(getComputedStyle(at).position))
      return CONSENT.test(names + (at.closest("[role$=dialog],dialog") ? at.textContent : ""));
  }
  return false;
}

/** @param {DocumentOrShadowRoot} root @param {number} x @param {number} y @returns {Element | null} */
function elementAt(root, x, y) {
  const found = root.elementFromPoint(x, y);
  return (found?.shadowRoot && elementAt(found.shadowRoot, x, y)) || found;
}

/**
 * Returns the format that suits how the shopper is here, the gentlest that serves.
 *
 * @param {OverlayFormat} wanted
 * @param {boolean} touch
 * @returns {OverlayFormat}
 */
export function suitableFormat(wanted, touch) {
  if (/inline|banner/.test(wanted)) return wanted;
  if (window.innerWidth <= NARROW_PX) return "sheet";
  return wanted === "sheet" && !touch ? "corner" : wanted;
}

/** @param {OverlayFormat} format */
export const isDialog = (format) => /modal|full/.test(format);
