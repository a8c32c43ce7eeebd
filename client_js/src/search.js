/** What only pages of results need, as a part of its own: it brings the words of doubt. */
export { OF_SEARCH as detectors } from "./detectors/ofSearch.js";
