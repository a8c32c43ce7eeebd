/** @import { Store, UnsentEvent } from "../types/internal.js" */
import { keepOrder } from "./unansweredOrders.js";

/** Nobody opens older thank-you pages again. */
const MOST_ORDERS = 20;

/**
 * Tells whether an order was told before by this browser, and remembers it, also until it has been answered: shops push it twice, and again whenever its
 * thank-you page is reloaded or opened from a mail.
 *
 * @param {Store} store @param {UnsentEvent} event a purchase
 */
export function isBought(store, event) {
  const order = String(/** @type {{ order?: unknown }} */ (event).order ?? "");
  if (!order) return false;
  const known = [/** @type {unknown[]} */ (store._get("bought") ?? [])].flat();
  if (known.includes(order)) return true;
  store._set("bought", [...known, order].slice(-MOST_ORDERS));
  keepOrder(store, event);
  return false;
}
