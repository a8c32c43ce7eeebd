/** @import { PublicContext, Reading, RegionName } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */
/** Readers that only some kinds of page need. @typedef {{ productOf?: typeof import("./productOf.js").productOf, checkoutStep?: () => string | undefined } & Partial<Pick<typeof import("../search.js"), "searchedFor" | "countResults">>} Part */
import { safely } from "../lib/safely.js";
import { decideType } from "./decide.js";
import { findRegions, isMarked } from "./region.js";
import { findRoots, select } from "./select.js";
import { readHeading } from "./sources/heading.js";
import { isLeftBehind } from "./sources/isLeftBehind.js";
import { readDataLayer } from "./sources/readDataLayer.js";
import { readHeuristics } from "./sources/readHeuristics.js";
import { readJsonLd } from "./sources/readJsonLd.js";
import { readMarks } from "./sources/readMarks.js";
import { readMeta } from "./sources/readMeta.js";
import { readMicrodata } from "./sources/readMicrodata.js";
import { platformOf, readPlatform } from "./sources/readPlatform.js";
import { doneReading } from "./whileReading.js";

/** More JSON than this is a catalogue, not a page's description; parsing it would hold the page up. */
const MOST_JSON = 2_000_000;

/**
 * Reads what the page is, step by step: what the shop itself says first, then its platform, JSON-LD, the data layer, microdata,
 * OpenGraph and, last, what can be seen. Each field comes with its source and confidence, conflicts are listed.
 *
 * The product, a checkout's step, and what a search was for and found, are read by parts of their own, which only such pages need: `_complete` takes them
 * when they are there.
 *
 * @param {readonly Sourced[]} told what the page said through `waverly("page")`, strongest first
 * @returns {Generator<void, { _name: string, _regions: Map<RegionName, Element[]>, _context: PublicContext, _complete: (part: Part) => PublicContext }>}
 */
export function* readPage(told) {
  findRoots();
  const heading = readHeading();
  const platform = platformOf();
  yield;
  const regions = yield* findRegions(platform, heading._element);
  const controls = regions.get("add-to-cart") ?? [];
  const readings = yield* readSources(told, heading, platform, regions);
  /** @type {PublicContext} */
  const context = { type: "unknown", source: {}, confidence: {}, conflicts: [], platform: platform?.name };
  context.type = decideType(readings, context);
  // A card's or a featured product's control is not what such a page is about.
  if (!/^(product|unknown)$/.test(context.type) && !isMarked(controls[0], "add-to-cart"))
    regions.delete("add-to-cart");
  for (const [name, [element]] of regions) {
    const isSure = isMarked(element, name);
    context.source[name] = isSure ? "mark" : "heuristic";
    context.confidence[name] = isSure ? "high" : "medium";
  }
  if (context.type === "product") context.purchasable = controls.length > 0;
  Object.assign(context, {
    cart: first(readings, "cart", context),
    results: context.type === "listing" ? first(readings, "results", context) : undefined,
    regions: [...regions.keys()],
  });
  return {
    _name: heading._text,
    _regions: regions,
    _context: context,
    _complete({ productOf, checkoutStep, searchedFor, countResults }) {
      if (context.type === "product")
        context.product = productOf?.(readings, heading, controls, platform, context);
      if (context.type === "checkout") {
        readings.push({ step: checkoutStep?.(), source: "heuristic" });
        context.step = first(readings, "step", context);
      }
      if (context.type === "search") {
        readings.push({ query: searchedFor?.(), results: countResults?.(), source: "heuristic" });
        context.query = first(readings, "query", context);
        context.results = first(readings, "results", context);
      }
      doneReading();
      return context;
    },
  };
}

/**
 * What each source says, strongest first. A source that a hostile page breaks says nothing; the others still count.
 *
 * @param {readonly Sourced[]} told @param {ReturnType<typeof readHeading>} heading
 * @param {ReturnType<typeof platformOf>} platform @param {Map<RegionName, Element[]>} regions
 * @returns {Generator<void, Sourced[]>}
 */
function* readSources(told, heading, platform, regions) {
  const said = [...told];
  const [control] = regions.get("add-to-cart") ?? [];
  const isProduct = () => said.some(({ type }) => type === "product");
  /** @type {[source: string, read: () => Reading | Reading[]][]} */
  const sources = [
    ["mark", readMarks],
    ["platform", () => readPlatform(platform)],
    ["jsonld", () => readJsonLd(jsonTexts(), location.pathname, heading._titles)],
    ["dataLayer", readDataLayer],
    ["microdata", () => readMicrodata(heading._titles, control ?? heading._element)],
    ["opengraph", readMeta],
    ["heuristic", () => readHeuristics(regions, isProduct(), heading._element)],
  ];
  for (const [source, read] of sources) {
    for (const reading of [safely(read)() ?? []].flat()) said.push({ ...reading, source });
    yield;
  }
  return said;
}

/** One text may be of all variants of a product, each at an address of its own: what names this one was not left behind. */
const jsonTexts = () =>
  select('script[type^="application/ld+json" i]')
    .filter((script) => !isLeftBehind(script) || script.textContent?.includes(location.pathname))
    .map((script) => script.textContent ?? "")
    .filter((text) => text.length < MOST_JSON);

/** Notes of which page the document's data is. */
export const noteData = () => [jsonTexts(), readMeta()];

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
