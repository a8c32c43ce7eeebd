/** @import { DataEntry, Stop } from "../types/internal.js" */
import { safely } from "../lib/safely.js";

/** @typedef {{ dataLayer?: unknown }} DataWindow */

/**
 * Returns a feed of `window.dataLayer`: each subscriber gets the entries already there, then each later one.
 *
 * `push` is observed, never replaced in meaning: the page's own push runs first and its result is returned.
 * A page that later assigns a new array, or another `push` that does not lead to this one, is followed at the next
 * `_sync`: what came in meanwhile is passed on then, once.
 */
export function createDataFeed() {
  /** @type {Set<(entry: DataEntry) => void>} */
  const callbacks = new Set();
  /** The arrays followed, and what came in by them. @type {WeakSet<object>} */
  const known = new WeakSet();

  /** @param {unknown} entry */
  const pass = (entry) => {
    if (!entry || typeof entry !== "object") return;
    known.add(entry);
    for (const callback of callbacks) safely(callback)(/** @type {DataEntry} */ (entry));
  };

  const sync = () => {
    const layer = dataLayer();
    layer.forEach((entry) => known.has(/** @type {object} */ (entry)) || pass(entry));
    if (known.has(layer)) return;
    known.add(layer);
    const push = layer.push;
    layer.push = (/** @type {unknown[]} */ ...entries) => {
      const result = push.apply(layer, entries);
      entries.forEach(pass);
      return result;
    };
  };

  return {
    _sync: sync,
    /** @param {(entry: DataEntry) => void} callback @returns {Stop} */
    _subscribe(callback) {
      sync();
      callbacks.add(callback);
      dataLayer().forEach((entry) => safely(callback)(/** @type {DataEntry} */ (entry ?? {})));
      return () => callbacks.delete(callback);
    },
  };
}

/** @returns {unknown[]} the page's array, made when absent as every tag manager does; an empty one where it is no array */
function dataLayer() {
  const host = /** @type {DataWindow} */ (window);
  host.dataLayer ??= [];
  return Array.isArray(host.dataLayer) ? host.dataLayer : [];
}
