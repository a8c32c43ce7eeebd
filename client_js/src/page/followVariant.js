/** @import { PublicContext, RegionName, Stop } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */
import { safely } from "../lib/safely.js";
import { onInput } from "./onInput.js";
import { productOf } from "./productOf.js";
import { readPage } from "./readPage.js";
import { findRegions } from "./region.js";
import { isWithin } from "./targetOf.js";

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
 * @returns {Stop}
 */
export function followVariant(context, regions, told) {
  let timer = 0;
  const readAgain = safely(() => {
    const { product, confidence, conflicts, source } = readPage(findRegions(), told)._complete(productOf);
    if (product && context.product)
      Object.assign(context, {
        product: { ...product, id: context.product.id },
        confidence,
        conflicts,
        source,
      });
  });
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(readAgain, SHOWN_AFTER_MS);
  };
  const stops = [
    onInput("change", ({ target }) => target instanceof Element && target.matches(CHOICES) && soon()),
    onInput("click", (event) => isWithin(event, regions.get("size-options")) && soon()),
  ];
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}
