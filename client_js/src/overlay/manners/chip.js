import { element } from "../elements/element.js";
import { raise } from "../formats/beside.js";
import styles from "./chip.css";
import { sayFirst } from "./sayFirst.js";

export { styles };

/**
 * Puts a small named button on the page instead of a dialog that opens by itself: for those who use the
 * keyboard or want less motion. The dialog opens when it is pressed.
 *
 * @param {ShadowRoot} root
 * @param {HTMLElement} card whose look it takes after
 * @param {string} title
 * @param {HTMLElement} closer
 * @param {() => void} open
 * @param {Element} [next] the button one goes on with
 */
export function offerChip(root, card, title, closer, open, next) {
  const button = element("button", { class: "offer", part: "chip-button", type: "button" }, title);
  const chip = element("div", { class: "card chip", part: "chip" }, button, closer);
  chip.style.cssText = card.style.cssText;
  chip.dir = card.dir;
  root.append(chip);
  document.body.append(root.host);
  raise(chip, next);
  sayFirst(chip);
  button.addEventListener("click", () => {
    chip.remove();
    open();
  });
  return () => chip.remove();
}
