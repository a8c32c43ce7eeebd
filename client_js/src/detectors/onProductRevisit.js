/** @import { Detector, Store } from "../types/internal.js" */
import { REVISIT_GAP_MS, REVISIT_PRODUCTS, REVISIT_WINDOW_MS } from "../constants.js";
import { now } from "../lib/now.js";
import { allSeen } from "./seenProducts.js";

/**
 * The same product in at least two visits, half an hour or more apart, within seven days, not bought.
 *
 * @type {Detector}
 */
export function onProductRevisit(report, { _context, _local }) {
  const id = _context.product?.id;
  if (!id) return () => {};
  const seen = remember(_local, id, now());
  if (seen.visits > 1) {
    const strength = Math.min(1, 0.4 + 0.2 * (seen.visits - 1));
    report({ kind: "product_revisit", views: seen.views, visits: seen.visits, strength }, { _patient: true });
  }
  return () => {};
}

/**
 * Adds a view of product `id` at time `at` and returns what is now remembered of it.
 *
 * @param {Store} store @param {string} id @param {number} at
 * @returns {import("./seenProducts.js").Seen}
 */
export function remember(store, id, at) {
  const all = allSeen(store);
  const known = all[id];
  const isRecent = known && at - known.last <= REVISIT_WINDOW_MS;
  const before = isRecent ? known : { last: at, views: 0, visits: 1 };
  /** @type {import("./seenProducts.js").Seen} */
  const seen = {
    last: at,
    views: before.views + 1,
    visits: before.visits + Number(at - before.last >= REVISIT_GAP_MS),
  };
  const kept = Object.entries({ ...all, [id]: seen })
    .sort((a, b) => b[1].last - a[1].last)
    .slice(0, REVISIT_PRODUCTS);
  store._set("seen", Object.fromEntries(kept));
  return seen;
}
