/** @import { PublicContext, Reading } from "../types/internal.js" */

/** @typedef {Reading & { source: string }} Sourced */

/** Below this many votes a page is `unknown`, and unknown stays silent. */
const MIN_WEIGHT = 2;
/** From here on, and this far ahead of the next, a type is sure. */
const SURE_WEIGHT = 6;
const SURE_LEAD = 3;

/**
 * Returns the type most sources vote for, or `unknown` where there is no clear winner.
 *
 * @param {Sourced[]} readings @param {PublicContext} into
 */
export function decideType(readings, into) {
  /** @type {Map<string, number>} */
  const votes = new Map();
  for (const { type, _weight = 0 } of readings) if (type) votes.set(type, (votes.get(type) ?? 0) + _weight);
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < MIN_WEIGHT || best[1] === second?.[1]) return "unknown";
  const lead = best[1] - (second?.[1] ?? 0);
  into.source["type"] = readings.find(({ type }) => type === best[0])?.source ?? "";
  into.confidence["type"] =
    best[1] >= SURE_WEIGHT && lead >= SURE_LEAD ? "high" : lead >= 2 ? "medium" : "low";
  return best[0];
}
