/** @import { UnsentEvent } from "../types/internal.js" */
import { isOneOf } from "../lib/isOneOf.js";

/** Where a commerce event was heard: a call, the page, or one of the ways to push to the data layer. @typedef {import("../page/sources/dataEntry.js").Form | "call" | "page"} Source */

/** A tag manager tells within this time what the page has shown already, or the other way round. */
const ECHO_MS = 3000;
/** What several sources tell. */
const ECHOED = "add_to_cart|remove_from_cart|coupon_applied";

/**
 * Returns a function that tells whether an event is news, or what another source has told just now.
 *
 * The products need not agree, for each source numbers them in its own way; and two of one source are two. Orders have
 * numbers and steps have names, and are no concern of this: see `isBought` and `isPassed`.
 *
 * @param {() => number} now in milliseconds
 */
export function createEchoes(now) {
  /** What was told lately, and by whom. @type {{ kind: string, sources: Source[], at: number }[]} */
  let heard = [];
  /** @param {UnsentEvent} event @param {Source} source */
  return (event, source) => {
    const { kind } = event;
    if (!isOneOf(ECHOED, kind)) return true;
    heard = heard.filter(({ at }) => now() - at < ECHO_MS);
    const told = heard.find((other) => other.kind === kind && !other.sources.includes(source));
    if (told) told.sources.push(source);
    else heard.push({ kind, sources: [source], at: now() });
    return !told;
  };
}
