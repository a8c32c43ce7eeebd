/** @import { Store, UnsentEvent } from "../types/internal.js" */
import { now } from "../lib/now.js";

const KEPT = "orders";
/** Told later it would count for a visit it has nothing to do with. */
const KEPT_MS = 86_400_000;

/** @typedef {UnsentEvent & { order?: string, at: number }} Order */

/** Keeps an order, which must have a number, until it has been answered: nothing tells it a second time. @param {Store} store @param {UnsentEvent} event */
export const keepOrder = (store, event) =>
  store._set(KEPT, [...unansweredOrders(store), { ...event, at: now() }]);

/** Returns the orders of this day that no answer came for: while the server began anew, or in a tunnel. @param {Store} store */
export const unansweredOrders = (store) =>
  /** @type {Order[]} */ (store._get(KEPT) ?? []).filter(({ at }) => now() - at < KEPT_MS);

/**
 * Forgets the orders once a batch with one in it has been answered: a page tells all of them in one.
 *
 * @param {Store} store @param {object[]} events
 */
export function dropAnswered(store, events) {
  if (/** @type {Order[]} */ (events).some(({ order }) => order)) store._set(KEPT, null);
}
