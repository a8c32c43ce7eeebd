/** @import { PublicContext, RegionName } from "./types/internal.js" */
/** @typedef {import("./page/decide.js").Sourced} Sourced */

import { idle } from "./lib/idle.js";
import { inSlices } from "./lib/inSlices.js";
import { isOneOf } from "./lib/isOneOf.js";
import { tellError } from "./lib/tellError.js";
import { fetchParts } from "./page/fetchParts.js";
import { readPage } from "./page/readPage.js";

/** What some kinds of page need beside what all do. @typedef {{ detectors?: import("./detectors/index.js").Listed[] } & Partial<typeof import("./product.js")> & Partial<typeof import("./checkout.js")> & Partial<typeof import("./search.js")>} Part */
/** A page read, and its part. @typedef {{ _regions: Map<RegionName, Element[]>, _context: PublicContext, _part: Part, _name: string }} Read */

/**
 * Fetches what the page at hand is read with, and reads it while nothing else wants the main thread. A page whose part
 * does not come is done without.
 *
 * @param {() => readonly Sourced[]} told what the page said of itself
 * @returns {Promise<Read>}
 */
export async function readWith(told) {
  await fetchParts();
  const { _regions, _context, _complete, _name } = await inSlices(readPage(told()));
  const part = await partFor(_context.type);
  const read = { _regions, _context: _complete(part), _part: part, _name };
  await idle();
  return read;
}

/** @param {string} type @returns {Promise<Part>} */
async function partFor(type) {
  /** @type {Promise<Part> | undefined} */
  let part;
  if (type === "product") part = import("./product.js");
  if (type === "search") part = import("./search.js");
  if (isOneOf("cart|checkout|account", type)) part = import("./checkout.js");
  const loaded = (await part?.catch(tellError)) ?? {};
  await loaded.learn?.().catch(tellError);
  return loaded;
}
