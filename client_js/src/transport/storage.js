/** @import { Store } from "../types/internal.js" */
import { asJson } from "../lib/asJson.js";

const PREFIX = "waverly:";

/**
 * Returns first-party storage that writes through only while `allowed`, and reads afresh each time: another tab of the
 * visit may have written since.
 *
 * Values that cannot be written are kept in memory: denied, full or missing storage is treated like no consent.
 *
 * @param {"localStorage" | "sessionStorage"} area
 * @param {() => boolean} allowed
 */
export function openStore(area, allowed) {
  /** Values that are not in the storage. @type {Map<string, unknown>} */
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
  const write = (key) =>
    attempt((storage) => {
      storage.setItem(PREFIX + key, asJson(memory.get(key)));
      memory.delete(key);
    });

  /** @param {string} key */
  const read = (key) =>
    memory.get(key) ?? attempt((storage) => JSON.parse(storage.getItem(PREFIX + key) ?? "null")) ?? undefined;

  /** @type {Store & { _persist: () => void, _clear: () => unknown }} */
  const store = {
    _get: (key) => (allowed() ? read(key) : memory.get(key)),
    _set(key, value) {
      memory.set(key, value);
      if (allowed()) write(key);
    },
    _persist() {
      for (const key of memory.keys()) write(key);
    },
    /** Forgets everything, and returns the visitor's id that was kept, whether or not it may still be. */
    _clear() {
      const visitor = read("visitor");
      memory.clear();
      attempt((storage) => {
        for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
      });
      return visitor;
    },
  };
  return store;
}
