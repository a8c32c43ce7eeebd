/** @import { Store } from "../types/internal.js" */
import { MOST_FIRED, REPEAT_MS } from "../constants.js";
import { now } from "../lib/now.js";

/**
 * What fired within the last two minutes, and when: in this tab, in another one, or before a reload.
 *
 * @param {Store} store
 */
const recent = (store) =>
  Object.entries(store._get("fired") ?? {}).filter(([, at]) => Math.abs(now() - at) < REPEAT_MS);

/** Tells whether a moment of that kind and product was told just now. @param {Store} store @param {string} key */
export const firedLately = (store, key) => recent(store).some(([known]) => known === key);

/** Notes that it is told now; what is old is dropped. @param {Store} store @param {string} key */
export const noteFired = (store, key) =>
  store._set("fired", Object.fromEntries([...recent(store), [key, now()]].slice(-MOST_FIRED)));
