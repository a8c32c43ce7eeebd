/** What only carts, checkouts and accounts need, as a part of its own. */
export { OF_CHECKOUT as detectors } from "./detectors/ofCheckout.js";
export { checkoutStep } from "./page/sources/checkoutStep.js";
