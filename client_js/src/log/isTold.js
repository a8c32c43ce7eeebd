/** @import { Store } from "../types/internal.js" */

/** Nobody comes back to what is older. */
const MOST = 20;

/**
 * Tells whether something was told before, and remembers it.
 *
 * @param {Store} store @param {string} name what is remembered by that name is of one kind
 * @param {string} what
 */
export function isTold(store, name, what) {
  const known = [/** @type {unknown[]} */ (store._get(name) ?? [])].flat();
  if (known.includes(what)) return true;
  store._set(name, [...known, what].slice(-MOST));
  return false;
}
