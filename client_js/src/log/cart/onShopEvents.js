/** @import { Stop, UnsentEvent } from "../../types/internal.js" */

import { clip } from "../../lib/clip.js";
import { compact } from "../../lib/compact.js";
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { stopAll } from "../../lib/stopAll.js";

/** jQuery events that say it worked: WooCommerce, Magento, Salesforce. */
const ADDED = "added_to_cart ajax:addToCart product:afterAddToCart";

/** @typedef {{ on: Function, off: Function, data?: (name: string) => unknown }} JQuery */

/**
 * Hears what shops say of their carts in events of their own.
 *
 * @param {() => void} onAdd @param {(product: string) => void} onOut @param {(event: UnsentEvent) => void} report @returns {Stop}
 */
export function onShopEvents(onAdd, onOut, report) {
  const stops = [
    listen(document.querySelector("body"), "wc-blocks_added_to_cart", safely(onAdd)),
    onJQuery(onAdd, onOut, report),
  ];
  return () => stopAll(stops);
}

/** @param {() => void} onAdd @param {(product: string) => void} onOut @param {(event: UnsentEvent) => void} report @returns {Stop} */
function onJQuery(onAdd, onOut, report) {
  const { jQuery } = /** @type {{ jQuery?: (target: unknown) => JQuery }} */ (
    /** @type {unknown} */ (window)
  );
  if (typeof jQuery !== "function") return () => {};
  const body = jQuery(document.querySelector("body"));
  const handlers = {
    [ADDED]: safely(() => onAdd()),
    removed_from_cart: safely((/** @type {(JQuery | undefined)[]} */ ...[, , , button]) => {
      const product = String(button?.data?.("product_id") ?? "");
      if (product) onOut(product);
    }),
    applied_coupon: safely((/** @type {unknown} */ _, /** @type {unknown} */ code) =>
      report(compact({ kind: "coupon_applied", code: clip(code, 64) })),
    ),
  };
  body.on(handlers);
  return () => body.off(handlers);
}
