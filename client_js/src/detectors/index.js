/** @import { Detector, Report, Scene, Stop } from "../types/internal.js" */
import { isOneOf } from "../lib/isOneOf.js";
import { safely } from "../lib/safely.js";
import { onDeadPress } from "./onDeadPress.js";
import { onExitIntent } from "./onExitIntent.js";
import { onListingPogo } from "./onListingPogo.js";
import { onPause } from "./onPause.js";
import { onPolicyLinger } from "./onPolicyLinger.js";
import { onScrollLoop } from "./onScrollLoop.js";

/** A detector, and where it listens; a page of another or of unknown type keeps it silent. @typedef {[Detector, string]} Listed */

/** Detectors that more than one kind of page needs. @type {Listed[]} */
const DETECTORS = [
  [onPause, "product|listing|cart|checkout"],
  [onScrollLoop, "product|listing|search|cart"],
  [onExitIntent, "product|listing|search|cart|checkout|home"],
  [onPolicyLinger, "product|cart|checkout|policy"],
  [onDeadPress, "product|listing|search|cart|checkout|home"],
  [onListingPogo, "product|listing"],
];

/**
 * Starts the detectors that suit the page; returns what stops them all.
 *
 * @param {Report} report
 * @param {Scene} scene
 * @param {Listed[]} [more] what the page's own part brings
 * @returns {Stop}
 */
export function startDetectors(report, scene, more = []) {
  const { type } = scene._context;
  if (isNotForSale(scene._context)) return () => {};
  const stops = [...DETECTORS, ...more]
    .filter(([, types]) => isOneOf(types, type))
    .map(([detector]) => safely(detector)(report, scene));
  return () => stops.forEach((stop) => stop?.());
}

/**
 * Tells whether a product cannot be bought here (a classified ad, an auction, a comparison): it is looked at without
 * hesitation. What is sold out could be.
 *
 * @param {import("../types/internal.js").PublicContext} context
 */
export const isNotForSale = ({ purchasable, product }) =>
  purchasable === false && !/out|sold/.test(product?.availability ?? "");
