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
export const readTrail = (tab) => [/** @type {Step[]} */ (tab._get("trail") ?? [])].flat();

/**
 * Adds the current page to the trail, and returns the step: a reload goes on with the one before.
 *
 * @param {Store} tab
 * @param {PublicContext} context
 * @returns {Step}
 */
export function extendTrail(tab, { type, product, query }) {
  // Another search is another page, wherever it is shown; its second page and what a filter leaves of it are the same.
  const step = { type, id: product?.id ?? query ?? location.pathname.slice(0, 80), at: now() };
  const trail = readTrail(tab);
  const last = trail[trail.length - 1];
  // A reload shows nothing new.
  if (last?.type === step.type && last.id === step.id) return last;
  tab._set("trail", [...trail, step].slice(-LENGTH));
  return step;
}

/**
 * Notes how long a page was actively looked at since it was added, on top of what had been noted before, as long as it is the last: one that is gone back to may have
 * been kept while others were shown.
 *
 * @param {Store} tab @param {Step} added
 * @param {number} active_ms
 */
export function closeTrail(tab, { at, active_ms: before = 0 }, active_ms) {
  const trail = readTrail(tab);
  const last = trail[trail.length - 1];
  if (last?.at === at)
    tab._set("trail", [...trail.slice(0, -1), { ...last, active_ms: Math.round(before + active_ms) }]);
}
