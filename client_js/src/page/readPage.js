/** @import { Product, PublicContext, Reading, RegionName } from "../types/internal.js" */
import { compact } from "../lib/compact.js";
import { isVisible } from "./isVisible.js";
import { readHeuristics } from "./readHeuristics.js";
import { readJsonLd } from "./readJsonLd.js";
import { isMarked } from "./region.js";

/** Below this many votes a page is `unknown`, and unknown stays silent. */
const MIN_WEIGHT = 2;

/** @typedef {Reading & { source: string }} Sourced */

/**
 * Returns what the page is, with the source of each field: the page's own word, then JSON-LD, the data
 * layer and heuristics. The visible page beats its data: a control that cannot be pressed is out of stock.
 *
 * @param {Map<RegionName, Element[]>} regions
 * @param {readonly Sourced[]} told what the page said itself (`waverly("page")`, data layer), strongest first
 * @returns {PublicContext}
 */
export function readPage(regions, told) {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')];
  const jsonld = readJsonLd(
    scripts.map((script) => script.textContent ?? ""),
    location.pathname,
  );
  const readings = [
    ...told,
    { ...jsonld, source: "jsonld" },
    ...readHeuristics(regions).map((reading) => ({ ...reading, source: "heuristic" })),
  ];
  /** @type {Record<string, string>} */
  const source = {};
  const type = vote(readings, source);
  for (const name of regions.keys()) source[name] = isMarked(name) ? "mark" : "heuristic";
  const product = type === "product" ? merge(readings, "product", source) : undefined;
  return {
    type,
    product: product && corrected(/** @type {Partial<Product>} */ (product), regions, source),
    cart: merge(readings, "cart", source),
    step: type === "checkout" ? first(readings, "step", source) : undefined,
    query: type === "search" ? first(readings, "query", source) : undefined,
    results: type === "search" ? first(readings, "results", source) : undefined,
    regions: [...regions.keys()],
    source,
  };
}

/** @param {Sourced[]} readings @param {Record<string, string>} source */
function vote(readings, source) {
  /** @type {Map<string, number>} */
  const votes = new Map();
  for (const { type, weight = 0 } of readings) {
    if (type) votes.set(type, (votes.get(type) ?? 0) + weight);
  }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < MIN_WEIGHT || best[1] === second?.[1]) return "unknown";
  source["type"] = readings.find(({ type }) => type === best[0])?.source ?? "";
  return best[0];
}

/**
 * @template {"step" | "query" | "results"} F
 * @param {Sourced[]} readings @param {F} field @param {Record<string, string>} source
 * @returns {Sourced[F]}
 */
function first(readings, field, source) {
  const found = readings.find((reading) => reading[field] !== undefined);
  if (found) source[field] = found.source;
  return found?.[field];
}

/**
 * Returns an object made of the first known value of each of its fields.
 *
 * @template {"product" | "cart"} F
 * @param {Sourced[]} readings @param {F} field @param {Record<string, string>} source
 * @returns {Sourced[F]}
 */
function merge(readings, field, source) {
  /** @type {Record<string, unknown>} */
  const merged = {};
  for (const reading of [...readings].reverse()) {
    const known = compact(reading[field] ?? {});
    for (const name of Object.keys(known)) source[`${field}.${name}`] = reading.source;
    Object.assign(merged, known);
  }
  return Object.keys(merged).length ? /** @type {Sourced[F]} */ (merged) : undefined;
}

/**
 * @param {Partial<Product>} product
 * @param {Map<RegionName, Element[]>} regions
 * @param {Record<string, string>} source
 * @returns {Product | undefined}
 */
function corrected(product, regions, source) {
  const add = regions.get("add-to-cart")?.find(isVisible);
  const soldOut =
    add && isDisabled(add) && /sold out|out of stock|ausverkauft|épuisé|agotado/i.test(add.textContent ?? "");
  if (soldOut) {
    product.availability = "out_of_stock";
    source["product.availability"] = "heuristic";
  }
  return product.id ? /** @type {Product} */ (product) : undefined;
}

/** @param {Element} control */
export const isDisabled = (control) => control.matches(":disabled,[aria-disabled=true],.disabled");
