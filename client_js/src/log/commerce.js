/** @import { Product, PublicContext, UnsentCommerce, UnsentEvent } from "../types/internal.js" */
/** @typedef {import("../page/input/trail.js").Step} Step */
import { SESSION_IDLE_MS } from "../constants.js";
import { clip } from "../lib/clip.js";
import { compact } from "../lib/compact.js";
import { now } from "../lib/now.js";

/**
 * Returns the commerce events a page view is by itself: a product seen, a search made, a checkout begun.
 *
 * A search is told once, whatever of it is looked at: its next page, less of it, or all of it again after a product.
 *
 * @param {PublicContext} context
 * @param {readonly Step[]} trail what this tab has shown before, to tell a start from a step
 * @returns {UnsentEvent[]}
 */
export function viewEvents(context, trail) {
  const { type, product, cart, step } = context;
  const value = compact({ value: cart?.value, currency: cart?.currency });
  if (type === "product" && product) return [viewedProduct(product)];
  if (type === "listing") return [listing(context)];
  if (type === "search")
    return context.query && context.query === lastSearch(trail) ? [] : [searched(context)];
  if (type === "cart") return [{ kind: "viewed_cart", ...compact({ items: cart?.items }), ...value }];
  if (type !== "checkout") return [];
  // Whoever is asked to sign in on the way goes on with the same checkout.
  const [before] = trail.filter(({ type }) => type !== "account").slice(-1);
  /** @type {UnsentEvent[]} */
  const started = before?.type === "checkout" ? [] : [{ kind: "checkout_started", ...value }];
  return step ? [...started, { kind: "checkout_step", step }] : started;
}

/** @param {readonly Step[]} trail */
function lastSearch(trail) {
  const last = trail.filter(({ type }) => type === "search").pop();
  return last && now() - last.at < SESSION_IDLE_MS ? last.id : undefined;
}

/** @param {PublicContext} context @returns {UnsentCommerce} */
const searched = ({ query, results }) => compact({ kind: "searched", query, results });

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
