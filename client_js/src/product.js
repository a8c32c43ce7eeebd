/** The part that only product pages need. */
export { OF_PRODUCT as detectors } from "./detectors/ofProduct.js";
export { followVariant } from "./page/followVariant.js";
export { productOf } from "./page/productOf.js";
