/**
 * Returns a copy of `fields` without the undefined, null and not-a-number ones: absent means unknown.
 *
 * @template {object} T
 * @param {T} fields
 * @returns {import("../types/internal.js").Compact<T>}
 */
export function compact(fields) {
  const kept = Object.entries(fields).filter(([, value]) => value != null && !Number.isNaN(value));
  return /** @type {import("../types/internal.js").Compact<T>} */ (Object.fromEntries(kept));
}
