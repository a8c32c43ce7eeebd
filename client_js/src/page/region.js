/** @import { RegionName } from "../types/internal.js" */
import { addControls } from "./addControls.js";
import { isVisible } from "./isVisible.js";
import { REGION_HINTS } from "./regionHints.js";
import { select } from "./select.js";
import { headingOf, isElsewhere, nameOf, openingTag } from "./words/naming.js";
import { says } from "./words/words.js";

/** More places of one kind than this are a list, not a region; each costs listeners. */
const MOST = 3;

/**
 * Returns the page's regions, one a step: those marked `data-waverly` first, else what the hints find.
 *
 * @param {{ add?: string | undefined } | undefined} platform
 * @param {Element | undefined} heading of the page's product
 * @returns {Generator<void, Map<RegionName, Element[]>>}
 */
export function* findRegions(platform, heading) {
  /** @type {Map<RegionName, Element[]>} */
  const regions = new Map();
  const marks = select("[data-waverly]");
  for (const [key, hint] of Object.entries(REGION_HINTS)) {
    const name = /** @type {RegionName} */ (key);
    const own = marks.filter((element) => isMarked(element, name));
    const guessed = () => (name === "add-to-cart" ? addControls(platform?.add, heading) : guess(hint));
    const found = own.length ? own : guessed();
    if (found.length) regions.set(name, found);
    yield;
  }
  return regions;
}

/** Tells whether a region stands where the page says so. @param {Element | undefined} element @param {string} name */
export const isMarked = (element, name) => element?.matches(`[data-waverly~="${name}"]`);

/** @param {import("./regionHints.js").Hint} hint */
function guess({ _selector, _candidates, _name, _tokens, _anywhere, _hidden, _outOf }) {
  /** @param {Element} element @param {boolean} [hidden] */
  const fits = (element, hidden) =>
    isEligible(element, _anywhere, hidden) && !(_outOf && element.closest(_outOf));
  const bySelector = select(_selector).filter((element) => fits(element, _hidden));
  if (bySelector.length) return bySelector.slice(0, MOST);
  if (!_candidates || !_name) return [];
  const named = select(_candidates).filter(
    (element) =>
      (_name.some((what) => isCalled(element, what)) || _tokens?.test(openingTag(element))) && fits(element),
  );
  // Places in the main part come before menus and the footer, what is called by the first name before the others.
  const rank = (/** @type {Element} */ element) =>
    (isInMain(element) ? 0 : 2) + (isCalled(element, _name[0]) ? 0 : 1);
  return named.sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

/** @param {Element} element @param {import("./words/words.js").Saying | undefined} what */
const isCalled = (element, what) => what && namesOf(element).some((text) => says(what, text));

/** What is filled in promises nothing, whatever its heading says. @param {Element} element */
const namesOf = (element) =>
  element.localName === "section" && element.querySelector("input,select")
    ? []
    : [labelOf(element), element.ariaLabel ?? ""];

/** A list to choose from is called what stands beside it, a section what it is headed. @param {Element} element */
function labelOf(element) {
  if (element.localName === "section") return headingOf(element);
  return nameOf((element instanceof HTMLSelectElement && element.labels[0]) || element);
}

/** @param {Element} element */
const isInMain = (element) => !isElsewhere(element);

/** @param {Element} element @param {boolean} [anywhere] @param {boolean} [hidden] */
const isEligible = (element, anywhere, hidden) =>
  (anywhere || isInMain(element)) && (hidden || isVisible(foldOf(element)));

/** The closed `details` an element may be found in, or itself: to ask where it is would have the browser lay out all of that. @param {Element} element */
const foldOf = (element) => element.parentElement?.closest("details:not([open])") ?? element;
