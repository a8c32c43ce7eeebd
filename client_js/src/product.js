/** What only pages of products need, as a part of its own: it is fetched where one is shown. */
export { OF_PRODUCT as detectors } from "./detectors/ofProduct.js";
export { followVariant } from "./page/followVariant.js";
export { productOf } from "./page/productOf.js";
