/** @import { PublicContext, RegionName } from "../types/internal.js" */
import otherWords from "./otherWords.js";
import { ALL_PLATFORMS } from "./platforms/all.js";
import { productOf } from "./productOf.js";
import { readPage } from "./readPage.js";
import { learnPlatforms } from "./readPlatform.js";
import { findRegions } from "./region.js";
import { learnWords } from "./words.js";

/**
 * Reads a page with everything at hand, for what fetches nothing: the same that a shopper's browser reads.
 *
 * @returns {{ regions: Map<RegionName, Element[]>, context: PublicContext }}
 */
export function readWhole() {
  learnPlatforms(ALL_PLATFORMS);
  learnWords(otherWords);
  const regions = findRegions();
  return { regions, context: readPage(regions, [])._complete(productOf) };
}
