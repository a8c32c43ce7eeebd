/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { pinned } from "./pinned.js";
import styles from "./sheet.css";

const low = pinned("sheet", styles);

/**
 * The card at the bottom of a touch screen, where a thumb reaches it; it grows when it is used.
 *
 * @type {Format}
 */
export const format = {
  ...low,
  _show(card, ...more) {
    listen(card, "click", (event) => open(card, event), { passive: false });
    return low._show(card, ...more);
  },
};

/**
 * What is handed in, and what pressing the button accepts, is seen before it is: where some of it is behind the button, the
 * first press opens the form.
 *
 * @param {HTMLElement} card @param {Event} event
 */
function open(card, event) {
  const bar = /** @type {HTMLElement | null} */ (
    /** @type {Element} */ (event.target).closest(".form .send")
  );
  const above = /** @type {HTMLElement} */ (bar?.previousElementSibling);
  if (!bar || card.matches(".used") || above.offsetTop + above.offsetHeight <= bar.offsetTop) return;
  event.preventDefault();
  card.classList.add("used");
  /** @type {HTMLElement | null} */ (card.querySelector("input,select,textarea"))?.focus();
}
