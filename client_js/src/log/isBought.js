/** @import { Store, UnsentEvent } from "../types/internal.js" */
import { isTold } from "./isTold.js";
import { keepOrder } from "./unansweredOrders.js";

/**
 * Tells whether an order was told before by this browser, and remembers it, also until it has been answered: shops push it twice, and again whenever its
 * thank-you page is reloaded or opened from a mail.
 *
 * @param {Store} store @param {UnsentEvent} event a purchase
 */
export function isBought(store, event) {
  const order = String(/** @type {{ order?: unknown }} */ (event).order ?? "");
  if (!order) return false;
  if (isTold(store, "bought", order)) return true;
  keepOrder(store, event);
  return false;
}
