/** @import { RegionName } from "../types/internal.js" */

import { isVisible } from "./isVisible.js";
import { REGION_HINTS } from "./regionHints.js";

/** Menus and footers repeat such words on every page; cards belong to other products. */
const ELSEWHERE = "header,footer,nav,[role=navigation],[role=banner],[role=contentinfo],dialog,[role=dialog]";

/** More places of one kind than this are a list, not a region; each costs listeners. */
const MOST = 3;

/**
 * Returns the page's regions: those marked `data-waverly` first, else what the hints find.
 *
 * @returns {Map<RegionName, Element[]>}
 */
export function findRegions() {
  /** @type {Map<RegionName, Element[]>} */
  const regions = new Map();
  for (const [name, hint] of Object.entries(REGION_HINTS)) {
    const marked = [...document.querySelectorAll(`[data-waverly~="${name}"]`)];
    const found = marked.length ? marked : guess(hint);
    if (found.length) regions.set(/** @type {RegionName} */ (name), found);
  }
  return regions;
}

/**
 * Tells whether the page marks a region by hand.
 *
 * @param {string} name
 */
export const isMarked = (name) => Boolean(document.querySelector(`[data-waverly~="${name}"]`));

/** @param {import("./regionHints.js").Hint} hint */
function guess({ selector, candidates, name, anywhere }) {
  const bySelector = select(selector).filter((element) => isEligible(element, anywhere));
  if (bySelector.length) return bySelector.slice(0, MOST);
  if (!candidates || !name) return [];
  const named = select(candidates).filter(
    (element) => name.test(nameOf(element)) && isEligible(element, anywhere),
  );
  // What stands beside the product comes before menus and the footer.
  return [...named.filter(isInMain), ...named.filter((element) => !isInMain(element))].slice(0, MOST);
}

/** @param {Element} element */
const isInMain = (element) => !element.closest(ELSEWHERE);

/** @param {string | undefined} selector @returns {Element[]} */
const select = (selector) => (selector ? [...document.querySelectorAll(selector)] : []);

/** @param {Element} element @param {boolean | undefined} anywhere */
const isEligible = (element, anywhere) => (anywhere || isInMain(element)) && isVisible(element);

/**
 * Returns what a control is called, roughly as a screen reader would say it.
 *
 * @param {Element} element
 */
export function nameOf(element) {
  const own = element.getAttribute("aria-label") || element.textContent?.trim();
  const text = own || element.getAttribute("value") || element.getAttribute("title") || "";
  return text.replace(/\s+/g, " ").trim().slice(0, 80);
}
