/** @import { RegionName } from "../types/internal.js" */

import { addControls } from "./addControls.js";
import { readHeading } from "./heading.js";
import { isVisible } from "./isVisible.js";
import { isElsewhere, nameOf, openingTag } from "./naming.js";
import { platformOf } from "./readPlatform.js";
import { REGION_HINTS } from "./regionHints.js";
import { select } from "./select.js";
import { says } from "./words.js";

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
    const found = marked.length ? marked : name === "add-to-cart" ? findAdd() : guess(hint);
    if (found.length) regions.set(/** @type {RegionName} */ (name), found);
  }
  return regions;
}

const findAdd = () => addControls(platformOf()?.add, readHeading()._element);

/**
 * Tells whether the page marks a region by hand.
 *
 * @param {string} name
 */
export const isMarked = (name) => Boolean(document.querySelector(`[data-waverly~="${name}"]`));

/** @param {import("./regionHints.js").Hint} hint */
function guess({ selector, candidates, name, tokens, anywhere }) {
  const bySelector = select(selector).filter((element) => isEligible(element, anywhere));
  if (bySelector.length) return bySelector.slice(0, MOST);
  if (!candidates || !name) return [];
  const named = select(candidates).filter(
    (element) =>
      (says(name, nameOf(element)) || tokens?.test(openingTag(element))) && isEligible(element, anywhere),
  );
  // What stands beside the product comes before menus and the footer.
  return [...named.filter(isInMain), ...named.filter((element) => !isInMain(element))].slice(0, MOST);
}

/** @param {Element} element */
const isInMain = (element) => !isElsewhere(element);

/** @param {Element} element @param {boolean | undefined} anywhere */
const isEligible = (element, anywhere) => (anywhere || isInMain(element)) && isVisible(element);
