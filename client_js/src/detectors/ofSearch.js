/** @import { Listed } from "./index.js" */
import { onFrictionSearch } from "./onFrictionSearch.js";

/** Detectors that only search results need. @type {Listed[]} */
export const OF_SEARCH = [[onFrictionSearch, "search"]];
