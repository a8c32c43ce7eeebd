/** @import { Carted, Core, OnCarted, UnsentEvent } from "./types/internal.js" */

import { forget } from "./detectors/seenProducts.js";
import { clock } from "./lib/clock.js";
import { createEchoes } from "./log/echoes.js";
import { isBought } from "./log/isBought.js";
import { isPassed } from "./log/isPassed.js";

/** @typedef {import("./log/echoes.js").Source} Source */

/**
 * Returns a function that reports what happened in the shop, once, however many sources tell it.
 *
 * @param {Core} core
 * @param {ReadonlySet<OnCarted>} onCarted called with each product that goes into the cart
 */
export function createReport(core, onCarted) {
  const isNews = createEchoes(clock);
  /** @param {UnsentEvent} event @param {Source} source */
  return (event, source) => {
    // What is not told without consent must not count as told once there is.
    if (!core._consent().analytics) return;
    const isOld = event.kind === "purchased" ? isBought(core._local, event) : isPassed(core, event);
    if (isOld || !isNews(event, source)) return;
    core._report(event);
    if (event.kind === "add_to_cart") onCarted.forEach((callback) => callback(/** @type {Carted} */ (event)));
    if (event.kind === "purchased") forgetBought(core, event);
  };
}

/** @param {Core} core @param {UnsentEvent} event */
function forgetBought(core, event) {
  const { lines } = /** @type {{ lines?: { product: string }[] }} */ (event);
  for (const { product } of lines ?? []) forget(core._local, product);
}
