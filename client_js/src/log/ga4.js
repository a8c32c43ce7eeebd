/** @import { PublicCart, UnsentEvent } from "../types/internal.js" */

import { clip } from "../lib/clip.js";
import { compact } from "../lib/compact.js";
import { isOneOf } from "../lib/isOneOf.js";
import { parsePrice } from "../page/words/parsePrice.js";

/** @typedef {Record<string, unknown>} Fields */

export { readDataEntry as readGa4 } from "../page/sources/dataEntry.js";

/**
 * Returns what a GA4 e-commerce event is in the store-side taxonomy; nothing for other events.
 *
 * Views are left out: the page itself tells them, and twice would be wrong.
 *
 * @param {string} name
 * @param {Fields} fields
 * @returns {UnsentEvent[]}
 */
export function fromGa4(name, fields) {
  const items = itemsOf(fields);
  const currency = currencyOf(fields["currency"] ?? items[0]?.["currency"]);
  switch (name) {
    case "add_to_cart":
      return items.map((item) => compact({ kind: "add_to_cart", ...line(item, currency), currency }));
    case "remove_from_cart":
      return items.map((item) => ({
        kind: "remove_from_cart",
        product: idOf(item),
        quantity: quantityOf(item),
      }));
    case "add_to_wishlist":
      return items.map((item) => ({ kind: "wishlist_added", product: idOf(item) }));
    case "add_shipping_info":
      return [{ kind: "checkout_step", step: "shipping" }];
    case "add_payment_info":
      return [{ kind: "checkout_step", step: "payment" }];
    case "coupon_applied":
      return [compact({ kind: "coupon_applied", code: clip(fields["coupon"] ?? fields["code"], 64) })];
    case "purchase":
      return purchase(fields, items, currency);
    default:
      return [];
  }
}

/**
 * Returns the cart a GA4 event describes, or undefined when it describes none.
 *
 * @param {string} name
 * @param {Fields} fields
 * @returns {PublicCart | undefined}
 */
export function cartFromGa4(name, fields) {
  if (!isOneOf("view_cart|begin_checkout|add_shipping_info|add_payment_info", name)) return undefined;
  const items = itemsOf(fields);
  const currency = currencyOf(fields["currency"] ?? items[0]?.["currency"]);
  return compact({
    items: items.reduce((sum, item) => sum + quantityOf(item), 0),
    value: parsePrice(fields["value"], currency),
    currency,
    products: items.map(idOf),
  });
}

/** @param {Fields} fields @param {Fields[]} items @param {string | undefined} currency @returns {UnsentEvent[]} */
function purchase(fields, items, currency) {
  const order = clip(fields["transaction_id"], 64);
  if (!order) return [];
  const lines = items.map((item) => line(item, currency));
  // An order may be free; one whose value is left out is worth what is in it.
  const value = isLeftOut(fields["value"]) ? sumOf(lines) : (parsePrice(fields["value"], currency) ?? 0);
  return [compact({ kind: "purchased", order, value, currency, lines })];
}

/** @param {unknown} value */
const isLeftOut = (value) => value === undefined || value === null || value === "";

/** @param {{ quantity: number, price?: number | undefined }[]} lines */
const sumOf = (lines) =>
  Math.round(lines.reduce((sum, { quantity, price = 0 }) => sum + quantity * price, 0) * 100) / 100;

/** @param {Fields} item @param {string | undefined} currency */
const line = (item, currency) =>
  compact({ product: idOf(item), quantity: quantityOf(item), price: parsePrice(item["price"], currency) });

/** @param {Fields} fields @returns {Fields[]} items that have an id; others cannot be told apart */
function itemsOf(fields) {
  const items = Array.isArray(fields["items"]) ? /** @type {Fields[]} */ (fields["items"]) : [];
  return items.filter((item) => item && idOf(item)).slice(0, 50);
}

/** @param {Fields} item */
const idOf = (item) => clip(item["item_id"] ?? item["id"] ?? item["item_name"], 64) ?? "";

/** @param {Fields} item */
const quantityOf = (item) => Math.max(1, Math.round(Number(item["quantity"]) || 1));

/** @param {unknown} code */
const currencyOf = (code) => /^[A-Z]{3}$/.exec(String(code).trim().toUpperCase())?.[0];
