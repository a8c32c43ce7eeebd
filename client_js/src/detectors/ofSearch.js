/** @import { Listed } from "./index.js" */
import { onFrictionSearch } from "./onFrictionSearch.js";

/** What only pages of results need. @type {Listed[]} */
export const OF_SEARCH = [[onFrictionSearch, "search"]];
