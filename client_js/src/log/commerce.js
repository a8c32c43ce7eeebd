/** @import { Product, PublicContext, UnsentCommerce, UnsentEvent } from "../types/internal.js" */
import { clip } from "../lib/clip.js";
import { compact } from "../lib/compact.js";

/**
 * Returns the commerce events a page view is by itself: a product seen, a search made, a checkout begun.
 *
 * @param {PublicContext} context
 * @param {string | undefined} before type of the page shown before, to tell a start from a step
 * @returns {UnsentEvent[]}
 */
export function viewEvents(context, before) {
  const { type, product, cart, step } = context;
  const value = compact({ value: cart?.value, currency: cart?.currency });
  if (type === "product" && product) return [viewedProduct(product)];
  if (type === "listing") return [listing(context)];
  if (type === "search")
    return [compact({ kind: "searched", query: context.query, results: context.results })];
  if (type === "cart") return [{ kind: "viewed_cart", ...compact({ items: cart?.items }), ...value }];
  if (type !== "checkout") return [];
  /** @type {UnsentEvent[]} */
  const started = before === "checkout" ? [] : [{ kind: "checkout_started", ...value }];
  return step ? [...started, { kind: "checkout_step", step }] : started;
}

/** @param {Product} product @returns {UnsentCommerce} */
const viewedProduct = ({ id, name, price, currency, category }) =>
  compact({ kind: "viewed_product", product: id, name, price, currency, category });

/** @param {PublicContext} context @returns {UnsentCommerce} */
const listing = ({ results }) =>
  compact({
    kind: "viewed_listing",
    listing: clip(document.querySelector("h1")?.textContent ?? location.pathname, 200),
    products: results,
  });
