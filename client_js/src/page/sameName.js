/**
 * Tells whether two texts name the same product: equal, or one within the other, whatever case and spaces.
 *
 * @param {unknown} one
 * @param {unknown} other
 */
export function isSameName(one, other) {
  const [a, b] = [fold(one), fold(other)];
  return Boolean(a && b) && (a === b || (a.length > 5 && b.includes(a)) || (b.length > 5 && a.includes(b)));
}

/** @param {unknown} text */
const fold = (text) =>
  String(text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
