import { doneReading, whileReading } from "../whileReading.js";

/**
 * The words shops use, which tell what a control or a page is. English is at hand; what some thirty other languages say
 * is `otherWords`, fetched where a page is in one of them.
 */
const english = () => ({
  /** Names of add-to-cart controls. */
  add: /to (my |your |the )?(cart|bag|basket|trolley)\b/i,
  /** Names of controls that order at once, weaker than the above; a bare "Add" is one of them. */
  buy: /^\W*(add|buy( (it )?now)?|order( now)?|pre-?order( now)?)\W*$/iu,
  /** Names that only look alike: the cart's own link, one-click orders, waiting lists, comparing. */
  notAdd:
    /^\W*(view|see|show|go to|your|my)\b|continue|proceed|check ?out|(one|1)[- ]click|notify|remind|reserv|compar|wish|gift|favou?rit|remove|subscribe|empty/i,
  /** What stands in place of the control, or on it, when there is nothing left. */
  soldOut: /sold[- ]?out|(out of|not in) stock|(currently|temporarily) unavailable|no longer available/i,
  /** What says that there is some left. */
  inStock: /in stock/i,
  /** Names of what opens a table of sizes. */
  sizeGuide: /siz(e|ing) (guide|chart|finder|table|help|info)|fit guide|(find|what.?s) (my|your) size/i,
  /** Names of links to what is promised about returns. */
  returns: /\b(return|refund|exchange)s?\b/i,
  /** Names of the choice of a size. */
  size: /^size/i,
  /** How result pages say that there are none. */
  zero: /did not match any|\b(no|0) (results|products|items|matches)\b|nothing (was )?found/i,
  /** How they say how many there are. */
  results: /(\d{1,3}(?:[., {2}]?\d{3})*)\s+(?:search )?(?:results?|products?|items?)\b/i,
});

/** What a word is about. @typedef {keyof ReturnType<typeof english>} Saying */
/** @typedef {Record<Saying, RegExp>} Words */

/** @type {Set<() => Words>} */
const known = new Set([english]);
const tables = whileReading(() => [...known].map((words) => words()));

/** @param {() => Words} words */
export function learnWords(words) {
  known.add(words);
  doneReading(); // what is asked for next is asked in this language, too
}

/** Tells whether a text says that, in a language that is known. @param {Saying} what @param {string} text */
export const says = (what, text) => Boolean(found(what, text));

/** Returns what the pattern found in a text. @param {Saying} what @param {string} text */
export function found(what, text) {
  for (const words of tables()) {
    const match = words[what].exec(text);
    if (match) return match;
  }
  return undefined;
}
