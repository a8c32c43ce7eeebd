/** The part that only search results need: it brings the words of doubt. */
export { OF_SEARCH as detectors } from "./detectors/ofSearch.js";
