/** @import { Activity } from "../types/internal.js" */
import { TYPING_QUIET_MS } from "../constants.js";
import { isEditable } from "../page/isEditable.js";
import { isModalOpen } from "../page/isModalOpen.js";
import { focusedElement } from "./focus.js";

/** Phones are narrower; there a card is a sheet. */
const NARROW_PX = 480;

/**
 * Returns what good manners have against showing anything now, or undefined.
 *
 * @param {Activity} activity
 * @returns {"hidden" | "modal_open" | "typing" | undefined}
 */
export function objection({ _typed_ago }) {
  if (document.visibilityState === "hidden") return "hidden";
  if (isModalOpen()) return "modal_open";
  return isEditable(focusedElement()) && _typed_ago() < TYPING_QUIET_MS * 2 ? "typing" : undefined;
}

/**
 * Returns the format that suits how the shopper is here.
 *
 * Nobody asked for it: so no modal for keyboard users, for those who want less motion, or on a phone;
 * there a sheet sits where a thumb reaches it.
 *
 * @param {NonNullable<import("../types/internal.js").Decision["overlay"]["format"]>} wanted
 * @param {{ touch: boolean, keyboard: boolean, calm: boolean }} shopper
 */
export function suitableFormat(wanted, { touch, keyboard, calm }) {
  if (touch && window.innerWidth <= NARROW_PX) return "sheet";
  if (wanted === "modal") return keyboard || calm ? "corner" : "modal";
  return wanted === "sheet" && touch ? "sheet" : "corner";
}
