/** @import { PublicContext, Store } from "../../types/internal.js" */
import { now } from "../../lib/now.js";

const LENGTH = 12;

/** @typedef {{ type: string, id: string, at: number, active_ms?: number }} Step */

/**
 * Returns the pages this tab has shown before this one, the oldest first.
 *
 * @param {Store} tab
 * @returns {Step[]}
 */
export function readTrail(tab) {
  const kept = tab._get("trail");
  return Array.isArray(kept) ? /** @type {Step[]} */ (kept) : [];
}

/**
 * Adds the current page to the trail.
 *
 * @param {Store} tab
 * @param {PublicContext} context
 */
export function extendTrail(tab, { type, product }) {
  const step = { type, id: product?.id ?? location.pathname.slice(0, 80), at: now() };
  const trail = readTrail(tab);
  const last = trail[trail.length - 1];
  // A reload shows nothing new.
  if (last?.type === step.type && last.id === step.id) return;
  tab._set("trail", [...trail, step].slice(-LENGTH));
}

/**
 * Notes how long the last page was actively looked at.
 *
 * @param {Store} tab
 * @param {number} active_ms
 */
export function closeTrail(tab, active_ms) {
  const trail = readTrail(tab);
  const last = trail[trail.length - 1];
  if (last) tab._set("trail", [...trail.slice(0, -1), { ...last, active_ms: Math.round(active_ms) }]);
}
