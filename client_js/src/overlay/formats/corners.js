/** @import { Format } from "./format.js" */
import { beside } from "./beside.js";
import styles from "./corners.css";
import { menuEnd } from "./menuEnd.js";

const low = beside("corner", styles, chooseCorner);

/**
 * A card in a corner of a page that says what an order comes to: there the form is on one side and the sum on the other, so
 * that it may also stand in a corner below the shop's menu.
 *
 * @type {Format}
 */
export const format = {
  ...low,
  _show(card, ...more) {
    card.style.setProperty("--below", `${menuEnd()}px`);
    return low._show(card, ...more);
  },
};

/** @param {Element} card @param {(aside: boolean) => string} weigh */
function chooseCorner(card, weigh) {
  /** The lower two come first, and of each two the one where help is looked for. @param {number} at */
  const stand = (at) => {
    card.classList.toggle("above", at > 1);
    return weigh(at % 2 > 0) + at;
  };
  stand(Number([0, 1, 2, 3].map(stand).sort()[0]?.slice(-1)));
}
