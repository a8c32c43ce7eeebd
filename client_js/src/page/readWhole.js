/** @import { PublicContext, RegionName } from "../types/internal.js" */
import { atOnce } from "../lib/atOnce.js";
import { productOf } from "./productOf.js";
import { readPage } from "./readPage.js";
import { checkoutStep } from "./sources/checkoutStep.js";
import { countResults } from "./sources/countResults.js";
import { ALL_PLATFORMS } from "./sources/platforms/all.js";
import { learnPlatforms } from "./sources/readPlatform.js";
import { searchedFor } from "./sources/searchedFor.js";
import otherResults from "./words/otherResults.js";
import otherWords from "./words/otherWords.js";
import { learnResultWords } from "./words/resultWords.js";
import { learnWords } from "./words/words.js";

/**
 * Reads a page with everything at hand, for what fetches nothing: the same that a shopper's browser reads.
 *
 * @returns {{ regions: Map<RegionName, Element[]>, context: PublicContext }}
 */
export function readWhole() {
  learnPlatforms(ALL_PLATFORMS);
  learnWords(otherWords);
  learnResultWords(otherResults);
  const { _regions, _complete } = atOnce(readPage([]));
  return { regions: _regions, context: _complete({ productOf, checkoutStep, searchedFor, countResults }) };
}
