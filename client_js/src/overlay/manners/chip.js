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
 */
export function offerChip(root, card, title, closer, open) {
  const button = element("button", { class: "offer", part: "chip-button", type: "button" }, title);
  const chip = element("div", { class: "card chip", part: "chip" }, button, closer);
  chip.style.cssText = card.style.cssText;
  chip.dir = card.dir;
  root.append(chip);
  document.body.append(root.host);
  const hide = raise(chip);
  sayFirst(chip);
  const leave = () => {
    hide();
    chip.remove();
  };
  button.addEventListener("click", () => {
    leave();
    open();
  });
  return leave;
}
