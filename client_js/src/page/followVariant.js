/** @import { PublicContext, RegionName, Stop } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */

import { atOnce } from "../lib/atOnce.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "./hands/onInput.js";
import { targetOf } from "./hands/targetOf.js";
import { productOf } from "./productOf.js";
import { readPage } from "./readPage.js";

/** Shops show a variant's price within this time of the choice. */
const SHOWN_AFTER_MS = 800;
const CHOICES = "select,[type=radio],[type=checkbox]";

/**
 * Reads the product again when another variant has been chosen: its price, what is left of it, its name.
 *
 * It stays the same product to everyone who counts: its id is the one the view began with.
 *
 * @param {PublicContext} context written to
 * @param {Map<RegionName, Element[]>} regions
 * @param {readonly Sourced[]} told
 * @param {() => void} tell called when it has been read
 * @returns {Stop}
 */
export function followVariant(context, regions, told, tell) {
  const alarm = createAlarm();
  const readAgain = () => {
    const { product, confidence, conflicts, source } = atOnce(readPage(told))._complete({ productOf });
    if (product && context.product) {
      Object.assign(context, {
        product: { ...product, id: context.product.id },
        confidence,
        conflicts,
        source,
      });
      tell();
    }
  };
  const soon = () => {
    // Until the shop has shown it nobody knows which one it is.
    if (context.product) context.product.variant = null;
    alarm(readAgain, SHOWN_AFTER_MS);
  };
  const stops = [
    alarm,
    onInput("input", (event) => targetOf(event)?.matches(CHOICES) && soon()),
    onInput("click", soon, regions.get("size-options") ?? []),
  ];
  return () => stopAll(stops);
}
