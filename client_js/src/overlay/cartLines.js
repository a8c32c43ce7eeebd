/** @import { PublicCart } from "../types/internal.js" */
import { compact } from "../lib/compact.js";
import { readDataEntry } from "../page/dataEntry.js";

/**
 * One line of a cart, as it is handed in.
 * @typedef {{ product: string, variant?: string | undefined, quantity?: number | undefined, name?: string | undefined, price?: number | undefined }} CartLine
 */

const SHOWS_CART = /^(view_cart|begin_checkout)$/;

/**
 * Returns the cart with everything that is needed to restore it exactly: from the last time the data layer told it whole,
 * else the products the page was seen to hold.
 *
 * @param {PublicCart | undefined} cart
 * @returns {{ lines: CartLine[], value?: number | undefined, currency?: string | undefined }}
 */
export function wholeCart(cart) {
  const entries = /** @type {any[]} */ (/** @type {any} */ (window).dataLayer ?? []);
  const told = entries.map(readDataEntry).filter((entry) => entry && SHOWS_CART.test(entry.name));
  const items = told[told.length - 1]?.fields["items"];
  const lines = Array.isArray(items)
    ? items.map(lineOf)
    : (cart?.products ?? []).map((product) => ({ product }));
  return compact({ lines, value: cart?.value, currency: cart?.currency });
}

/** A store that sells variants names the one in the cart: by its own id where it tells it. @param {Record<string, unknown>} item @returns {CartLine} */
const lineOf = (item) =>
  compact({
    product: String(item["item_id"] ?? item["id"] ?? ""),
    variant: text(item["sku"] ?? item["variant_id"] ?? item["item_variant"]),
    quantity: Number(item["quantity"]) || 1,
    name: text(item["item_name"]),
    price: Number(item["price"]) || undefined,
  });

/** @param {unknown} value */
const text = (value) => (value == null ? undefined : String(value).slice(0, 200));
