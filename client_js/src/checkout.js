/** The part that only carts, checkouts and accounts need. */
export { OF_CHECKOUT as detectors } from "./detectors/ofCheckout.js";
export { followSteps } from "./log/followSteps.js";
export { checkoutStep } from "./page/sources/checkoutStep.js";
