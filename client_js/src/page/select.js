import { HOST_TAG } from "../constants.js";
import { hostOf } from "./input/targetOf.js";

/** A page of ten megabytes has a hundred thousand links. What counts stands at its beginning, or in its footer. */
const FIRST = 4000;
const LAST = 1000;

const { slice } = /** @type {Element[]} */ ([]);

/**
 * Components have a hyphen in their name. No selector says so, and of a list of all that may be one the browser would make
 * an object each; this has it look by itself.
 */
const COMPONENTS = "descendant-or-self::*[contains(name(),'-')]";
const IN_ORDER = 5; // XPathResult.ORDERED_NODE_ITERATOR_TYPE

/** Each is looked through for everything: of a thousand icons that are components the first are enough. */
const MOST_ROOTS = 250;

/** The page, and what its own components show in open shadow roots. @type {(Document | ShadowRoot)[]} */
export const roots = [document];

/** Looks for components anew, each before those after it: some shops show the whole product in them. */
export function findRoots() {
  roots.length = 0;
  look(document);
}

/** @param {Document | ShadowRoot} root */
function look(root) {
  roots.push(root);
  for (const child of root.children) {
    // Not the document's own `evaluate`: a form of that name stands in its place.
    const found = new XPathEvaluator().evaluate(COMPONENTS, child, null, IN_ORDER);
    for (let each = found.iterateNext(); each && !roots[MOST_ROOTS]; each = found.iterateNext()) {
      const { shadowRoot, localName } = /** @type {Element} */ (each);
      if (shadowRoot && localName !== HOST_TAG) look(shadowRoot);
    }
  }
}

/**
 * Returns the elements of a selector, in components too, the first and the last of very many.
 *
 * @param {string | undefined} selector
 * @returns {Element[]}
 */
export const select = (selector) =>
  selector
    ? roots.flatMap((root) => {
        const all = root.querySelectorAll(selector);
        return [...slice.call(all, 0, FIRST), ...slice.call(all, Math.max(FIRST, all.length - LAST))];
      })
    : [];

/** Tells whether a part of the page holds an element, be it in the shadow of a component within. @param {Element} part @param {Element} element */
export function holds(part, element) {
  /** @type {Element | undefined} */
  let each = element;
  while (each && !part.contains(each)) each = hostOf(each);
  return Boolean(each);
}
