/** A page of ten megabytes has a hundred thousand links. What counts stands at its beginning, or in its footer. */
const FIRST = 4000;
const LAST = 1000;

/**
 * Returns the elements of a selector, the first and the last of very many.
 *
 * @param {string | undefined} selector
 * @returns {Element[]}
 */
export function select(selector) {
  if (!selector) return [];
  const all = document.querySelectorAll(selector);
  if (all.length <= FIRST + LAST) return [...all];
  return Array.from(
    { length: FIRST + LAST },
    (_, place) => /** @type {Element} */ (all[place < FIRST ? place : all.length - LAST + place - FIRST]),
  );
}
