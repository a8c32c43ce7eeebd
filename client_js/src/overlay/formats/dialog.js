/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import more from "./more.css";

/**
 * A native modal dialog: the browser makes the page inert, keeps Tab inside and draws it above everything.
 * The focus goes to the heading, so that the text is read before any button. A press beside it closes it.
 *
 * @param {string} name
 * @param {string} styles
 * @returns {Format}
 */
export const dialog = (name, styles) => ({
  _tag: "dialog",
  _styles: more + styles,
  _show(card, _host, _place, close) {
    const box = /** @type {HTMLDialogElement} */ (card);
    card.classList.add(name);
    box.showModal();
    card.querySelector("h2")?.focus({ preventScroll: true });
    /** @param {Event} event */
    const cancel = (event) => {
      event.preventDefault();
      close("escape");
    };
    /** @param {Event} event */
    const outside = (event) => {
      if (event.target === card && isBeyond(/** @type {MouseEvent} */ (event), card)) close("outside");
    };
    listen(card, "cancel", safely(cancel), { passive: false });
    listen(card, "click", safely(outside));
    return () => box.close();
  },
});

/** A press on the dialog element outside its box is a press on its backdrop. @param {MouseEvent} event @param {Element} card */
function isBeyond({ clientX, clientY }, card) {
  const box = card.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
