/** @import { Confidence, Product, PublicContext } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */
import { compact } from "../lib/compact.js";
import { isSameName } from "./words/sameName.js";

/** @typedef {{ value: unknown, sources: string[], trust: number }} Opinion */

/** The shop's own word for it: nothing outweighs these. */
export const SAID = ["page", "mark"];
const TRUST = /** @type {Record<string, number>} */ ({
  page: 100,
  mark: 99,
  platform: 3,
  jsonld: 3,
  dataLayer: 3,
  microdata: 2,
  opengraph: 1,
});
/** Sources disagree, and the visible page is right: by how much, for what a shopper sees. */
const SHOWN = /** @type {Record<string, number>} */ ({ name: 2, price: 5, availability: 6 });
/** Fields that are sure only when the visible page agrees. */
const SEEN = Object.keys(SHOWN);
/** Many a source numbers products in its own way, which is no conflict: the first in order counts. */
const OWN_WORDS = ["id", "sku", "category", "brand", "variant"];

/**
 * Returns the product most sources agree on, field by field, and notes source, confidence and conflicts.
 *
 * @param {Sourced[]} readings strongest first
 * @param {PublicContext} into
 * @returns {Partial<Product>}
 */
export function decideProduct(readings, into) {
  const fields = new Set(readings.flatMap(({ product }) => Object.keys(compact(product ?? {}))));
  return Object.fromEntries([...fields].map((field) => [field, decide(field, readings, into)]));
}

/** @param {string} field @param {Sourced[]} readings @param {PublicContext} into */
function decide(field, readings, into) {
  const opinions = opinionsOn(field, readings);
  if (!OWN_WORDS.includes(field)) opinions.sort((a, b) => b.trust - a.trust);
  // Feeds and tag managers use the number the shop publishes, not the one its platform counts by.
  if (field === "id") opinions.sort((a, b) => Number(isCounted(a)) - Number(isCounted(b)));
  const [best, ...rest] = /** @type {[Opinion, ...Opinion[]]} */ (opinions);
  const name = `product.${field}`;
  into.source[name] = best.sources[0] ?? "";
  into.confidence[name] = confidenceIn(field, best, rest);
  if (OWN_WORDS.includes(field)) return best.value;
  for (const { value, sources } of rest)
    into.conflicts.push({ field: name, kept: best.value, other: value, source: sources[0] ?? "" });
  return best.value;
}

/** @param {Opinion} opinion */
const isCounted = ({ sources }) => sources[0] === "platform";

/** Groups what the sources say by what is the same. @param {string} field @param {Sourced[]} readings */
function opinionsOn(field, readings) {
  /** @type {Opinion[]} */
  const opinions = [];
  for (const { product, source } of readings) {
    const value = /** @type {Record<string, unknown>} */ (product)?.[field];
    if (value == null) continue;
    const trust = (source === "shown" ? SHOWN[field] : TRUST[source]) ?? 1;
    const same = opinions.find((opinion) => isSame(field, opinion.value, value));
    if (same) {
      // The title made for sharing mostly ends with the shop's name, the heading does not.
      if (same.sources[0] === "opengraph") same.value = value;
      same.sources.push(source);
      same.trust += trust;
    } else opinions.push({ value, sources: [source], trust });
  }
  return opinions;
}

/** Goods for pre-order can be put into the cart, so a button agrees with either word. @param {string} field @param {unknown} a @param {unknown} b */
const isSame = (field, a, b) =>
  field === "price"
    ? Math.abs(Number(a) - Number(b)) < 0.005
    : field === "name"
      ? isSameName(a, b)
      : a === b || (a === "preorder" && b === "in_stock");

/** @param {string} field @param {Opinion} best @param {Opinion[]} rest @returns {Confidence} */
function confidenceIn(field, { sources, trust }, rest) {
  if (SAID.includes(sources[0] ?? "")) return "high";
  const isSeen = !SEEN.includes(field) || sources.includes("shown");
  if (isSeen && sources.length > 1 && !rest.length) return "high";
  const isBacked = !rest.length || sources.some((source) => source !== "shown");
  return isBacked && trust > 1 && rest.every((other) => other.trust < trust - 1) ? "medium" : "low";
}
