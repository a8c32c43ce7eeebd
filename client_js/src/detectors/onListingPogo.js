/** @import { Detector } from "../types/internal.js" */
import { POGO_AGAIN_MS, POGO_SHORT_MS, POGO_VIEWS, POGO_WINDOW_MS } from "../constants.js";
import { isOneOf } from "../lib/isOneOf.js";
import { now } from "../lib/now.js";
import { readTrail } from "../page/input/trail.js";

/** @typedef {import("../page/input/trail.js").Step} Step */

/**
 * Bounced between a listing and its products, or came back to a product after looking at others.
 *
 * @type {Detector}
 */
export function onListingPogo(report, { _tab }) {
  const found = findPogo(readTrail(_tab), now());
  if (found) report({ kind: "listing_pogo", ...found }, { _patient: true });
  return () => {};
}

/**
 * Returns how many views went to and fro in which time, or undefined. The trail's last step is the page
 * shown at `at`.
 *
 * @param {readonly Step[]} trail
 * @param {number} at
 */
export function findPogo(trail, at) {
  const here = trail[trail.length - 1];
  if (!here) return undefined;
  const again = trail
    .slice(0, -2)
    .find((step) => step.type === "product" && here.type === "product" && step.id === here.id);
  // A visit to the cart or to a policy is not a look at another product.
  const isFromOffers = isOneOf("product|listing|search", trail[trail.length - 2]?.type);
  if (again && isFromOffers && at - again.at <= POGO_AGAIN_MS) return { views: 2, span_ms: at - again.at };
  const short = trail.filter(
    (step, index) => isShortVisit(step, trail[index - 1]) && at - step.at <= POGO_WINDOW_MS,
  );
  const first = short[0];
  return first && isOneOf("listing|product", here.type) && short.length >= POGO_VIEWS
    ? { views: short.length, span_ms: at - first.at }
    : undefined;
}

/** A product looked at briefly, straight from a listing. @param {Step} step @param {Step | undefined} before */
const isShortVisit = (step, before) =>
  step.type === "product" &&
  isOneOf("listing|search", before?.type) &&
  Number(step.active_ms) < POGO_SHORT_MS;
