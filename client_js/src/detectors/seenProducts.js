/** @import { Store } from "../types/internal.js" */
import { REVISIT_GAP_MS, REVISIT_PRODUCTS, REVISIT_WINDOW_MS } from "../constants.js";

/** What is remembered of a product. @typedef {{ first: number, last: number, visits: number, views: number }} Seen */

/** @param {Store} store @returns {Record<string, Seen>} */
const allSeen = (store) => /** @type {Record<string, Seen>} */ (store._get("seen") ?? {});

/**
 * Adds a view of product `id` at time `at` and returns what is now remembered of it.
 *
 * @param {Store} store @param {string} id @param {number} at
 * @returns {Seen}
 */
export function remember(store, id, at) {
  const known = allSeen(store)[id];
  const isRecent = known && at - known.first <= REVISIT_WINDOW_MS;
  /** @type {Seen} */
  const seen = isRecent
    ? {
        first: known.first,
        last: at,
        views: known.views + 1,
        visits: known.visits + (at - known.last >= REVISIT_GAP_MS ? 1 : 0),
      }
    : { first: at, last: at, views: 1, visits: 1 };
  const kept = Object.entries({ ...allSeen(store), [id]: seen })
    .sort((a, b) => b[1].last - a[1].last)
    .slice(0, REVISIT_PRODUCTS);
  store._set("seen", Object.fromEntries(kept));
  return seen;
}

/**
 * Forgets a product, once it was bought.
 *
 * @param {Store} store @param {string} id
 */
export function forget(store, id) {
  const { [id]: _, ...others } = allSeen(store);
  store._set("seen", others);
}
