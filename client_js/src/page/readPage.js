/** @import { PublicContext, Reading, RegionName } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */
/** @typedef {typeof import("./productOf.js").productOf} ProductOf */
import { safely } from "../lib/safely.js";
import { decideType } from "./decide.js";
import { readHeading } from "./heading.js";
import { readDataLayer } from "./readDataLayer.js";
import { readHeuristics } from "./readHeuristics.js";
import { readJsonLd } from "./readJsonLd.js";
import { readMarks } from "./readMarks.js";
import { readMeta } from "./readMeta.js";
import { readMicrodata } from "./readMicrodata.js";
import { platformOf, readPlatform } from "./readPlatform.js";
import { isMarked } from "./region.js";

/** More JSON than this is a catalogue, not a page's description; parsing it would hold the page up. */
const MOST_JSON = 2_000_000;

/**
 * Returns what the page is: what the shop itself says first, then its platform, JSON-LD, the data layer, microdata,
 * OpenGraph and, last, what can be seen. Each field comes with its source and confidence, conflicts are listed.
 *
 * @param {Map<RegionName, Element[]>} regions loses a guessed add-to-cart control on pages that are about no product
 * The product is read by a part of its own, which only pages of products need: `_complete` takes it when it is there.
 *
 * @param {readonly Sourced[]} told what the page said through `waverly("page")`, strongest first
 * @returns {{ _context: PublicContext, _complete: (productOf?: ProductOf) => PublicContext }}
 */
export function readPage(regions, told) {
  const heading = readHeading();
  const controls = regions.get("add-to-cart") ?? [];
  const platform = platformOf();
  const data = [...told, ...readSources(heading, controls, platform)];
  const isProduct = data.some(({ type }) => type === "product");
  const guesses = sourced("heuristic", () => readHeuristics(regions, isProduct, heading._element));
  const readings = [...data, ...guesses];
  /** @type {PublicContext} */
  const context = { type: "unknown", source: {}, confidence: {}, conflicts: [], platform: platform?.name };
  context.type = decideType(readings, context);
  // A card's or a featured product's control is not what such a page is about.
  if (!/^(product|unknown)$/.test(context.type) && !isMarked("add-to-cart")) regions.delete("add-to-cart");
  for (const name of regions.keys()) {
    context.source[name] = isMarked(name) ? "mark" : "heuristic";
    context.confidence[name] = isMarked(name) ? "high" : "medium";
  }
  if (context.type === "product") context.purchasable = controls.length > 0;
  /** @template {"step" | "query" | "results" | "cart"} F @param {F} field @param {RegExp} types */
  const only = (field, types) => (types.test(context.type) ? first(readings, field, context) : undefined);
  Object.assign(context, {
    cart: only("cart", /./),
    step: only("step", /^checkout$/),
    query: only("query", /^search$/),
    results: only("results", /^(search|listing)$/),
    regions: [...regions.keys()],
  });
  return {
    _context: context,
    _complete(productOf) {
      if (context.type === "product")
        context.product = productOf?.(data, heading, controls, platform, context);
      return context;
    },
  };
}

/**
 * What each source says, strongest first. One that a hostile page breaks says nothing; the others still count.
 *
 * @param {ReturnType<typeof readHeading>} heading @param {Element[]} controls
 * @param {ReturnType<typeof platformOf>} platform
 */
const readSources = (heading, controls, platform) => [
  ...sourced("mark", () => [readMarks()]),
  ...sourced("platform", () => [readPlatform(platform)]),
  ...sourced("jsonld", () => [readJsonLd(jsonTexts(), location.pathname, heading._titles)]),
  ...sourced("dataLayer", () => [readDataLayer()]),
  ...sourced("microdata", () => [readMicrodata(heading._titles, controls[0] ?? heading._element)]),
  ...sourced("opengraph", () => [readMeta()]),
];

/** @param {string} source @param {() => Reading[]} read @returns {Sourced[]} */
const sourced = (source, read) => (safely(read)() ?? []).map((reading) => ({ ...reading, source }));

const jsonTexts = () =>
  [...document.querySelectorAll('script[type^="application/ld+json" i]')]
    .map((script) => script.textContent ?? "")
    .filter((text) => text.length < MOST_JSON);

/**
 * @template {"step" | "query" | "results" | "cart"} F
 * @param {Sourced[]} readings @param {F} field @param {PublicContext} context
 * @returns {Sourced[F]}
 */
function first(readings, field, context) {
  const found = readings.find((reading) => reading[field] !== undefined);
  if (!found) return undefined;
  context.source[field] = found.source;
  context.confidence[field] = found.source === "heuristic" ? "medium" : "high";
  return found[field];
}
