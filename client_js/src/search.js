/** The part that only search results need: it brings the words of doubt, and of results. */

import { isForeign } from "./page/fetchParts.js";
import { learnResultWords } from "./page/words/resultWords.js";

export { OF_SEARCH as detectors } from "./detectors/ofSearch.js";
export { countResults } from "./page/sources/countResults.js";
export { searchedFor } from "./page/sources/searchedFor.js";

/** Fetches what results are counted with; without it English is understood. */
export async function learn() {
  if (isForeign()) learnResultWords((await import("./page/words/otherResults.js")).default);
}
