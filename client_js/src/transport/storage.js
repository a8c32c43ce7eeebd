/** @import { Store } from "../types/internal.js" */

const PREFIX = "waverly:";

/**
 * Returns first-party storage that keeps everything in memory and writes through only while `allowed`.
 *
 * Denied, full or missing storage is the same as no consent: memory serves this page.
 *
 * @param {"localStorage" | "sessionStorage"} area
 * @param {() => boolean} allowed
 */
export function openStore(area, allowed) {
  /** @type {Map<string, unknown>} */
  const memory = new Map();

  /** @param {(storage: Storage) => unknown} work */
  const attempt = (work) => {
    try {
      return work(window[area]);
    } catch {
      return undefined; // storage may be denied by the browser, a sandbox or a full disk
    }
  };

  /** @param {string} key */
  const write = (key) => attempt((storage) => storage.setItem(PREFIX + key, JSON.stringify(memory.get(key))));

  /** @type {Store & { _persist: () => void, _clear: () => void }} */
  const store = {
    _get(key) {
      if (!memory.has(key) && allowed()) {
        memory.set(
          key,
          attempt((storage) => JSON.parse(storage.getItem(PREFIX + key) ?? "null")),
        );
      }
      return memory.get(key) ?? undefined;
    },
    _set(key, value) {
      memory.set(key, value);
      if (allowed()) write(key);
    },
    _persist() {
      for (const key of memory.keys()) write(key);
    },
    _clear() {
      memory.clear();
      attempt((storage) => {
        for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
      });
    },
  };
  return store;
}
