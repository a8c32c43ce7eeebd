/**
 * Returns `value` as trimmed text of at most `limit` characters, or undefined when nothing is left.
 *
 * The wire refuses longer strings, so they are cut here rather than lost there.
 *
 * @param {unknown} value
 * @param {number} limit
 * @returns {string | undefined}
 */
export function clip(value, limit) {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).replace(/\s+/g, " ").trim();
  return text.slice(0, limit) || undefined;
}
