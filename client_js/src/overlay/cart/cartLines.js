/** @import { PublicContext } from "../../types/internal.js" */
import { compact } from "../../lib/compact.js";
import { readDataEntry } from "../../page/sources/dataEntry.js";

/**
 * One line of a cart, as it is handed in.
 * @typedef {import("../../../package/api.js").KeptLine} CartLine
 * @typedef {import("../../../package/api.js").KeptCart} WholeCart
 */

/** A shop that takes longer is not waited for. */
const ANSWER_MS = 3000;
const SHOWS_CART = /^(view_cart|begin_checkout)$/;

/**
 * Where a platform tells a shopper's own cart to any page of the shop, and where in the answer things stand.
 *
 * Sources: Shopify's Ajax API (`GET /cart.js`, prices in hundredths), WooCommerce's Store API (`GET
 * /wp-json/wc/store/v1/cart`, prices in `currency_minor_unit`).
 *
 * @type {Record<string, { _path: string, _read: (told: any) => WholeCart }>}
 */
const TOLD_BY = {
  shopify: {
    _path: "/cart.js",
    _read: ({ items, total_price, currency }) => ({
      lines: items.map((/** @type {any} */ item) =>
        line(item.product_id, item.variant_id, item.quantity, item.title, item.final_price / 100),
      ),
      value: total_price / 100,
      currency,
    }),
  },
  woocommerce: {
    _path: "/wp-json/wc/store/v1/cart",
    _read: ({ items, totals }) => {
      const unit = 10 ** totals.currency_minor_unit;
      return {
        lines: items.map((/** @type {any} */ item) =>
          line(item.id, item.id, item.quantity, item.name, item.prices.price / unit),
        ),
        value: totals.total_price / unit,
        currency: totals.currency_code,
      };
    },
  },
};

/**
 * Returns the cart with everything that is needed to restore it exactly: as the platform itself tells it, else from
 * the last time the data layer told it whole, else the products the page was seen to hold.
 *
 * Only called when the shopper asks to keep the cart.
 *
 * @param {PublicContext} context
 * @returns {Promise<WholeCart>}
 */
export async function wholeCart({ platform, cart }) {
  const told = await cartOfPlatform(platform);
  if (told?.lines.length) return compact(told);
  const items = lastTold();
  const lines = Array.isArray(items)
    ? items.map(lineOf)
    : (cart?.products ?? []).map((product) => ({ product }));
  return compact({ lines, value: cart?.value, currency: cart?.currency });
}

/**
 * Returns the cart as the platform tells it now; undefined where it tells none.
 *
 * @param {string | undefined} platform
 * @returns {Promise<WholeCart | undefined>}
 */
export async function cartOfPlatform(platform) {
  const source = TOLD_BY[platform ?? ""];
  try {
    return source?._read(
      await (await fetch(source._path, { signal: AbortSignal.timeout(ANSWER_MS) })).json(),
    );
  } catch {
    return undefined; // a theme without it, or another answer than documented: the page's own word is left
  }
}

function lastTold() {
  const entries = /** @type {any[]} */ (/** @type {any} */ (window).dataLayer ?? []);
  const told = entries.map(readDataEntry).filter((entry) => entry && SHOWS_CART.test(entry.name));
  return told[told.length - 1]?.fields["items"];
}

/** A store that sells variants names the one in the cart: by its own id where it tells it. @param {Record<string, unknown>} item */
const lineOf = (item) =>
  line(
    item["item_id"] ?? item["id"],
    item["sku"] ?? item["variant_id"] ?? item["item_variant"],
    item["quantity"],
    item["item_name"],
    item["price"],
  );

/**
 * @param {unknown} product @param {unknown} variant @param {unknown} quantity @param {unknown} name @param {unknown} price
 * @returns {CartLine}
 */
const line = (product, variant, quantity, name, price) =>
  compact({
    product: text(product) ?? "",
    variant: text(variant),
    quantity: Number(quantity) || 1,
    name: text(name),
    price: Number(price) || undefined,
  });

/** @param {unknown} value */
const text = (value) => (value == null ? undefined : String(value).slice(0, 200));
