import { HOST_TAG } from "../../constants.js";
import { isVisible } from "../isVisible.js";

/**
 * Tells whether the shop has the shopper's whole attention with a dialog of its own.
 *
 * Anything of ours beside an open `showModal()` would be dead (inert), and shops that make modals by
 * hand say so with `aria-modal` or by hiding the main content.
 */
export function isModalOpen() {
  if (query("dialog:modal").length) return true;
  if (query('[aria-modal="true"]').some(isVisible)) return true;
  return query("main,[role=main],#main").some((main) => main.closest("[inert],[aria-hidden=true]"));
}

/** @param {string} selector @returns {Element[]} */
function query(selector) {
  try {
    return [...document.querySelectorAll(selector)].filter((found) => found.localName !== HOST_TAG);
  } catch {
    return []; // `:modal` is unknown to older browsers
  }
}
