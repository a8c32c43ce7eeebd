import { HOST_TAG } from "../constants.js";

/** A page of ten megabytes has a hundred thousand links. What counts stands at its beginning, or in its footer. */
const FIRST = 4000;
const LAST = 1000;

const { slice } = /** @type {Element[]} */ ([]);

/** Whatever may be a component: of a page's four thousand elements these are a few, and asking all took four times as long. */
const COMPONENTS = ":not(a,div,img,input,li,p,path,script,span,svg,ul)";

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
  for (const { shadowRoot, localName } of root.querySelectorAll(COMPONENTS))
    if (shadowRoot && localName !== HOST_TAG && !roots[MOST_ROOTS]) look(shadowRoot);
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
