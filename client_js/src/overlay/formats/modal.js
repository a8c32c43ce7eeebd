/** @import { Format } from "../format.js" */

/**
 * A native modal dialog: the browser makes the page inert, keeps Tab inside and draws it above everything.
 *
 * The focus goes to the heading, so that the text is read before any button.
 *
 * @type {Format}
 */
export const modal = {
  _tag: "dialog",
  _show(card) {
    card.classList.add("modal");
    /** @type {HTMLDialogElement} */ (card).showModal();
    card.querySelector("h2")?.focus({ preventScroll: true });
  },
  _hide(card) {
    /** @type {HTMLDialogElement} */ (card).close();
  },
};
