/** A shorter name may be any word of a longer text; it counts only at its beginning. */
const TELLING = 6;

/**
 * Tells whether two texts name the same product: equal, or one within the other, whatever case and spaces.
 *
 * @param {unknown} one
 * @param {unknown} other
 */
export function isSameName(one, other) {
  const [a, b] = [fold(one), fold(other)].sort((x, y) => x.length - y.length);
  if (!a || !b) return false;
  return a === b || b.startsWith(`${a} `) || (a.length >= TELLING && b.includes(a));
}

/** @param {unknown} text */
const fold = (text) =>
  String(text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
