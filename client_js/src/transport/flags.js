/** @import { Store } from "../types/internal.js" */

/**
 * Returns the flags a store's components follow. One that was on stays on for the session, over its pages:
 * a page that changes back and forth with every score would be worse than no flag.
 *
 * @param {Store} local @param {Store} tab
 */
export function createFlags(local, tab) {
  /** @returns {string[]} */
  const on = () => {
    const kept = /** @type {{ id?: unknown, on?: unknown } | undefined} */ (tab._get("flags"));
    const session = /** @type {{ id?: unknown } | undefined} */ (local._get("session"));
    return kept && kept.id === session?.id && Array.isArray(kept.on) ? kept.on : [];
  };
  return {
    /** @param {unknown} name */
    _get: (name) => on().includes(String(name)),
    /** @param {unknown} told @param {string} session */
    _learn(told, session) {
      const known = on();
      const fresh = Object.entries(told ?? {}).filter(
        ([name, isOn]) => isOn === true && !known.includes(name),
      );
      if (fresh.length) tab._set("flags", { id: session, on: [...known, ...fresh.map(([name]) => name)] });
    },
  };
}
