/** @import { Detector, Report, Scene, Stop } from "../types/internal.js" */
import { safely } from "../lib/safely.js";
import { onCartButtonHover } from "./onCartButtonHover.js";
import { onCheckoutStall } from "./onCheckoutStall.js";
import { onCheckoutTabSwitch } from "./onCheckoutTabSwitch.js";
import { onChoiceMissing } from "./onChoiceMissing.js";
import { onCouponHunt } from "./onCouponHunt.js";
import { onDeadPress } from "./onDeadPress.js";
import { onExitIntent } from "./onExitIntent.js";
import { onFormStruggle } from "./onFormStruggle.js";
import { onFrictionSearch } from "./onFrictionSearch.js";
import { onListingPogo } from "./onListingPogo.js";
import { onPause } from "./onPause.js";
import { onPolicyLinger } from "./onPolicyLinger.js";
import { onProductRevisit } from "./onProductRevisit.js";
import { onScrollLoop } from "./onScrollLoop.js";
import { onSectionReread } from "./onSectionReread.js";
import { onSizeGuideUnresolved } from "./onSizeGuideUnresolved.js";
import { onTitleCopied } from "./onTitleCopied.js";
import { onVariantToggle } from "./onVariantToggle.js";

/** Where each detector listens; a page of another or of unknown type keeps it silent. @type {[Detector, RegExp][]} */
const DETECTORS = [
  [onPause, /product|listing|cart|checkout/],
  [onScrollLoop, /product|listing|search|cart/],
  [onCartButtonHover, /product/],
  [onSizeGuideUnresolved, /product/],
  [onCheckoutTabSwitch, /cart|checkout/],
  [onExitIntent, /product|listing|search|cart|checkout|home/],
  [onPolicyLinger, /product|cart|checkout|policy/],
  [onProductRevisit, /product/],
  [onSectionReread, /product/],
  [onChoiceMissing, /product/],
  [onDeadPress, /product|listing|search|cart|checkout|home/],
  [onFormStruggle, /cart|checkout|account/],
  [onCouponHunt, /cart|checkout/],
  [onTitleCopied, /product/],
  [onVariantToggle, /product/],
  [onListingPogo, /product|listing/],
  [onCheckoutStall, /checkout/],
  [onFrictionSearch, /search/],
];

/**
 * Starts the detectors that suit the page; returns what stops them all.
 *
 * @param {Report} report
 * @param {Scene} scene
 * @returns {Stop}
 */
export function startDetectors(report, scene) {
  const { type, purchasable, product } = scene._context;
  // What cannot be bought here (a classified ad, an auction, a comparison) is looked at without hesitation.
  const isSoldOut = /out|sold/.test(product?.availability ?? "");
  if (type === "product" && purchasable === false && !isSoldOut) return () => {};
  const stops = DETECTORS.filter(([, types]) => types.test(type)).map(([detector]) =>
    safely(detector)(report, scene),
  );
  return () => stops.forEach((stop) => stop?.());
}
