/** @import { Format } from "./format.js" */
import { dialog } from "./dialog.js";
import styles from "./fullscreen.css";

const whole = dialog("fullscreen", styles);

/**
 * A dialog over the whole screen. What is short stands in the middle; what is opened there later grows downwards, so that
 * nothing moves away under a finger.
 *
 * @type {Format}
 */
export const format = {
  ...whole,
  _show(card, ...more) {
    const hide = whole._show(card, ...more);
    const { offsetTop, offsetHeight } = /** @type {HTMLElement} */ (card.lastElementChild);
    const free = Math.max(0, card.clientHeight - offsetTop - offsetHeight);
    card.style.setProperty("--above", `${free / 2}px`);
    return hide;
  },
};
