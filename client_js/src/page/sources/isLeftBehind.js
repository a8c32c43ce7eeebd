import { pageAddress } from "../pageAddress.js";

/** What each element said when it was read first, and of which page. @type {WeakMap<Element, { text: string, at: string }>} */
const known = new WeakMap();

/**
 * Tells whether a single-page shop has left an element of its head behind: it says of this page what it said of another.
 *
 * @param {Element} element
 */
export function isLeftBehind(element) {
  const at = pageAddress();
  const text = element.getAttribute("content") ?? element.textContent ?? "";
  const before = known.get(element);
  if (before?.text === text) return before.at !== at;
  known.set(element, { text, at });
  return false;
}
