/** @import { Activity } from "../types/internal.js" */
import { isEditable } from "../page/isEditable.js";
import { isModalOpen } from "../page/isModalOpen.js";
import { TYPING_QUIET_MS } from "../constants.js";

/**
 * Returns what good manners have against showing anything now, or undefined.
 *
 * @param {{ isOpen: boolean, typed_ago: number }} now
 * @returns {"already_open" | "hidden" | "modal_open" | "typing" | undefined}
 */
export function objection({ isOpen, typed_ago }) {
  if (isOpen) return "already_open";
  if (document.visibilityState === "hidden") return "hidden";
  if (isModalOpen()) return "modal_open";
  return isEditable(deepActive()) && typed_ago < TYPING_QUIET_MS * 2 ? "typing" : undefined;
}

/** The focused element, through shadow roots. */
function deepActive() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/**
 * Returns the format that suits how the shopper is here.
 *
 * Nobody asked for it: so no modal for keyboard users, for those who want less motion, or on a phone;
 * a corner card becomes a sheet where a thumb reaches it.
 *
 * @param {"corner" | "sheet" | "modal"} wanted
 * @param {{ touch: boolean, keyboard: boolean, calm: boolean }} shopper
 */
export function suitableFormat(wanted, { touch, keyboard, calm }) {
  const narrow = window.innerWidth <= 480;
  if (touch && narrow) return "sheet";
  if (wanted === "modal") return keyboard || calm ? "corner" : "modal";
  return wanted === "sheet" && touch ? "sheet" : "corner";
}

/** @typedef {Activity} Shopper */
