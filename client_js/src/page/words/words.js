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
  /** Texts of savings, of prices per unit, and of what is no number at all: a code waiting for its script. */
  notPaid:
    /\/\s?(kg|g|l|ml|m|stk|st|100|unit|month|mo|(fl )?oz|lb|ct|each)\b|\bper (kg|100|[lm]|unit)|[a-z]\d+[a-z]|\b(off|save)/i,
  /** What stands beside amounts nobody pays now: former prices, instalments, several at once, what delivery is free from. */
  otherPrice: /\b(was|rrp|free|deliver|shipping|(a|per) month)\b|\d ?x\b|\d for /i,
  /** Names of what opens a table of sizes. */
  sizeGuide: /siz(e|ing) (guide|chart|finder|table|help|info)|fit guide|(find|what.?s) (my|your) size/i,
  /** Names of links to what is promised about returns. */
  returns: /\b(returns?(?! to\b)|refunds?|exchanges?)\b/i,
  /** The same of deliveries, in a link or a heading; an address is none. */
  delivery: /^(\w+ )?(shipping|delivery)\b(?! (address|to|method))/i,
  /** What is promised about deliveries, in an address or a title, too. */
  shipping: /ship|deliver/i,
  /** Names of the choice of a size. */
  size: /^size/i,
  /** Addresses that give a page's type away, and titles written as such. */
  confirmationPath:
    /order[-_]?(received|confirm|complete)|thank[-_]?you(-for.*|[-_]page)?\/?$|checkout\/(v\d\/)?(success|finish)/i,
  /** What the heading of a page says that thanks for an order. */
  ordered: /^(thank you|thanks)\b.{0,40}\b(order|purchase)|^order (received|confirmed|complete)/i,
  cartPath: /\/(cart|basket|bag)\b/i,
  checkoutPath: /\/(checkout|onepage)\b/i,
  searchPath: /\/(search|catalogsearch)\b/i,
  policyPath: /\b(return|refund)s?\b|shipping|polic(y|ies)/i,
  accountPath: /\/(account|log-?in|sign-in|register|customer)\b/i,
  productPath: /\/(p|products?|items?|dp|pd|prod)\/[^/]+|[-_/]p-?\d{4,}/i,
  listingPath:
    /\/(c|categor\w+|collections?|shop|store|catalog(ue)?|departments?|brands?|sale|outlet|products)([-/]|$)/i,
  /** What only a checkout asks for together, by autocomplete token, name, id or label. */
  card: /cc-(number|exp)|card.?(no|num)/i,
  postcode: /postal|\bzip|postcode|plz\b/i,
  street: /address-?(line)?-?1|street|addr(ess)?.?1|shipping.?address/i,
  /** What a checkout's last controls say. */
  order:
    /place (your )?order|continue to (shipping|payment|delivery|review)|pay now|complete (order|purchase)/i,
});

/** What a word is about. @typedef {keyof ReturnType<typeof english>} Saying */
/** English has them all; elsewhere some are said alike. @typedef {Partial<Record<Saying, RegExp>>} Words */

/** @type {Set<() => Words>} */
const known = new Set([/** @type {() => Words} */ (english)]);
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
    const match = words[what]?.exec(text);
    if (match) return match;
  }
  return undefined;
}
