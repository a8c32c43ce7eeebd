import { whileReading } from "../whileReading.js";

/** How markup calls an add-to-cart control in ids, classes, names and data attributes. */
const marks = whileReading(
  () =>
    /add[-_]?(item[-_]?)?(to|2)?[-_]?(cart|bag|basket|trolley|panier|warenkorb)|(cart|basket)[-_]?add|btn[-_]?(cart|buy)|buy[-_]?(button|btn|now)|button[-_]?(cart|buy)|addproduct|orderbutton/i,
);

/** Tells whether an opening tag calls its element that: `add-to-cart`, `AddItemToBag`, `add2cart`. @param {string} tag */
export const isAddMark = (tag) => marks().test(tag);
