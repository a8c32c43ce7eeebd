/**
 * Tells whether a text holds any of some words in lower case, parted by bars: a plain list is a fraction of what a pattern
 * compiles to.
 *
 * @param {string} text @param {string} words
 */
export function holdsAny(text, words) {
  const plain = text.toLowerCase();
  return words.split("|").some((word) => plain.includes(word));
}
