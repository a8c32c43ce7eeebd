/**
 * Everything that reads a page, as a part of its own: it is fetched beside what watches, and weighs what shops, platforms
 * and languages there are.
 */
export { readPage } from "./readPage.js";
export { findRegions } from "./region.js";
