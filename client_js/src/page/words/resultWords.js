/** What pages of results say of how many there are: patterns, with `COUNT` for the number. @typedef {{ none: string[], nouns: string, counts: string[] }} ResultWords */

/** Thousands stand apart by a mark or a space that is no end of a line. */
const COUNT = "(\\d{1,3}(?:[.,'’ \\u00a0\\u202f]?\\d{3})*)";

/** What stands in a cart that is empty, too. */
const OF_A_CART =
  "(?!.{0,25}\\b(cart|basket|bag\\b|trolley|warenkorb|panier|carr|cest|winkelw|kosz|ko[sš][ií]k))";

/** @type {ResultWords} */
const english = {
  none: [
    "did not match any|(could ?n[o’']t|were unable to) find any|\\bnothing (was |matches|match|found)",
    "\\bno (search |matching |exact )?(results?|products|items|match(es)?)\\b",
  ],
  nouns: "results?|items?|matches|products?",
  counts: [],
};

let { none, counts } = patternsOf(english);

/** @param {ResultWords} other words of other languages */
export function learnResultWords(other) {
  ({ none, counts } = patternsOf({
    none: [...english.none, ...other.none],
    nouns: `${english.nouns}|${other.nouns}`,
    counts: other.counts,
  }));
}

/**
 * The surest first: of “1–24 of 57” the last counts, and what a filter would leave stands in brackets.
 *
 * @param {ResultWords} words
 */
function patternsOf({ none, nouns, counts }) {
  const said = [
    `\\d\\s*[-–—]\\s*\\d+ (?:\\p{L}+ )?(?:of|von|sur|de|di|van|z|ze|av|af|из|din|από) COUNT`,
    `(?:^|[^(\\d.,])COUNT ?(?:search |de |of )?(?:${nouns})(?!\\p{L})`,
    `(?:^|\\n) ?(?:${nouns}) ?: ?COUNT`,
    ...counts,
  ];
  return {
    none: new RegExp(`(${none.join("|")})${OF_A_CART}`, "iu"),
    counts: said.map((pattern) => new RegExp(pattern.replace("COUNT", COUNT), "iu")),
  };
}

/**
 * Returns how many results a text says there are, or undefined where it does not say.
 *
 * Its words for none come first: what is recommended instead is counted, too.
 *
 * @param {string} text
 */
export function resultsIn(text) {
  if (none.test(text)) return 0;
  const count = counts.map((pattern) => pattern.exec(text)?.[1]).find(Boolean);
  return count ? Number(count.replace(/\D/g, "")) : undefined;
}
