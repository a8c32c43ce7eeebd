/** @import { Detector } from "../types/internal.js" */
import { now } from "../lib/now.js";
import { remember } from "./seenProducts.js";

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
