/** @import { PublicContext, RegionName } from "./types/internal.js" */
/** @typedef {import("./page/decide.js").Sourced} Sourced */
import { emit } from "./lib/emit.js";
import { readPage } from "./page/readPage.js";
import { findRegions } from "./page/region.js";

/** What some kinds of page need beside what all do. @typedef {{ detectors?: import("./detectors/index.js").Listed[] } & Partial<typeof import("./product.js")>} Part */
/** A page read, and its part. @typedef {{ _regions: Map<RegionName, Element[]>, _context: PublicContext, _part: Part }} Read */

/** @type {[types: RegExp, fetchPart: () => Promise<Part>][]} */
const PARTS = [
  [/^product$/, () => import("./product.js")],
  [/^(cart|checkout|account)$/, () => import("./checkout.js")],
];

/** @type {Map<RegExp, Part>} */
const fetched = new Map();

/**
 * Reads the page and gives what was read to `use`: at once where the part this kind of page needs is at hand, else once
 * it has been fetched. A page whose part does not come is done without.
 *
 * @param {readonly Sourced[]} told what the page said of itself
 * @param {(read: Read) => void} use
 */
export function readWith(told, use) {
  const regions = findRegions();
  const { _context, _complete } = readPage(regions, told);
  /** @param {Part} part */
  const finish = (part) => use({ _regions: regions, _context: _complete(part.productOf), _part: part });
  const [types, fetchPart] = PARTS.find(([kinds]) => kinds.test(_context.type)) ?? [];
  const known = types ? fetched.get(types) : {};
  if (known || !types) return finish(known ?? {});
  fetchPart?.()
    .then(
      (part) => fetched.set(types, part) && part,
      (error) => void emit("error", error),
    )
    .then((part) => finish(part ?? {}));
}
