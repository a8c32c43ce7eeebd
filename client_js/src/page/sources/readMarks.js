/** @import { Reading } from "../../types/internal.js" */

const FIELDS = ["id", "name", "sku", "price", "currency", "availability", "category", "brand", "variant"];
/** Looked for together first, for hardly a shop has any. */
const ANY = ["type", ...FIELDS].map((field) => `[data-waverly-${field}]`).join();

/**
 * Returns what the shop has marked by hand: `data-waverly-type="product"`, `data-waverly-price="129.00"` and so on.
 *
 * A mark without a value means the text it stands on.
 *
 * @returns {Reading}
 */
export const readMarks = () =>
  document.querySelector(ANY)
    ? {
        type: marked("type"),
        _weight: 100,
        _written: Object.fromEntries(FIELDS.map((field) => [field, marked(field)])),
      }
    : {};

/** @param {string} field */
function marked(field) {
  const element = document.querySelector(`[data-waverly-${field}]`);
  return element?.getAttribute(`data-waverly-${field}`) || element?.textContent?.trim() || undefined;
}
