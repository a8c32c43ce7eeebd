/** @import { Store } from "../types/internal.js" */

/** What is remembered about a product. @typedef {{ last: number, visits: number, views: number }} Seen */

/** @param {Store} store @returns {Record<string, Seen>} */
export const allSeen = (store) => /** @type {Record<string, Seen>} */ (store._get("seen") ?? {});

/**
 * Forgets a product, once it was bought.
 *
 * @param {Store} store @param {string} id
 */
export function forget(store, id) {
  const { [id]: _, ...others } = allSeen(store);
  store._set("seen", others);
}
