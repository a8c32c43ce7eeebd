/** @import { Listed } from "./index.js" */
import { hearComponents } from "../page/input/hearComponents.js";
import { onCheckoutStall } from "./onCheckoutStall.js";
import { onCheckoutTabSwitch } from "./onCheckoutTabSwitch.js";
import { onCouponHunt } from "./onCouponHunt.js";
import { onFormStruggle } from "./onFormStruggle.js";

/** Detectors that only the way from the cart to the order needs, and the account's forms. @type {Listed[]} */
export const OF_CHECKOUT = [
  [hearComponents, "cart|checkout|account"],
  [onCheckoutTabSwitch, "cart|checkout"],
  [onFormStruggle, "cart|checkout|account"],
  [onCouponHunt, "cart|checkout"],
  [onCheckoutStall, "cart|checkout"],
];
