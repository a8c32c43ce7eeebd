import { whileReading } from "../whileReading.js";

/** How markup calls an add-to-cart control in ids, classes, names and data attributes, without hyphens. */
const marks = whileReading(
  () =>
    /add(item)?(to|2)?(cart|bag|basket|trolley|panier|warenkorb)|(cart|basket)add|btn(cart|buy)|buy(button|btn|now)|button(cart|buy)|addproduct|orderbutton/i,
);

/** Tells whether an opening tag calls its element that: `add-to-cart`, `AddItemToBag`, `add2cart`. @param {string} tag */
export const isAddMark = (tag) => marks().test(tag.replace(/[-_]/g, ""));
