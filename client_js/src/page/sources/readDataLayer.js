/** @import { DataEntry, Reading } from "../../types/internal.js" */
import { isOneOf } from "../../lib/isOneOf.js";
import { pageAddress } from "../pageAddress.js";
import { readDataEntry } from "./dataEntry.js";

/** Events that say what a page is, the most telling first: lists are pushed for recommendations, too. */
const VIEWS = /** @type {const} */ ([
  ["purchase", "confirmation"],
  ["view_item", "product"],
  ["begin_checkout|add_shipping_info|add_payment_info", "checkout"],
  ["view_cart", "cart"],
  ["view_search_results", "search"],
  ["view_item_list", "listing"],
]);

/** Of which page each entry is: a single-page shop keeps those of the pages before. @type {WeakMap<object, string>} */
const pages = new WeakMap();

/** Notes an entry as said of the page now shown. @param {DataEntry} entry */
export const notePushed = (entry) => pages.set(entry, pageAddress());

/** Returns what the entries pushed while the page was shown say of it. @returns {Reading} */
export function readDataLayer() {
  const { dataLayer } = /** @type {{ dataLayer?: unknown }} */ (window);
  if (!Array.isArray(dataLayer)) return {};
  const here = pageAddress();
  return readEntries(dataLayer.filter((entry) => (pages.get(entry) ?? here) === here));
}

/** @param {unknown[]} entries @returns {Reading} */
export function readEntries(entries) {
  const events = entries
    .filter((entry) => entry && typeof entry === "object")
    .map((entry) => readDataEntry(/** @type {DataEntry} */ (entry)))
    .reverse();
  for (const [names, type] of VIEWS) {
    const event = events.find((found) => found && isOneOf(names, found.name));
    if (event) return { type, _weight: 4, ...(type === "product" && { _written: productOf(event.fields) }) };
  }
  return {};
}

/** @param {import("./dataEntry.js").Fields} fields */
function productOf({ currency, items }) {
  const [item = {}, ...others] = /** @type {Record<string, unknown>[]} */ (Array.isArray(items) ? items : []);
  if (others.length) return {};
  return {
    id: item["item_id"] ?? item["id"],
    name: item["item_name"] ?? item["name"],
    price: item["price"],
    currency: currency ?? item["currency"],
    category: item["item_category"] ?? item["category"],
    brand: item["item_brand"] ?? item["brand"],
    variant: item["item_variant"] ?? item["variant"],
  };
}
