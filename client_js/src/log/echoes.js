/** @import { UnsentEvent } from "../types/internal.js" */
import { isOneOf } from "../lib/isOneOf.js";

/** Where a commerce event was heard. @typedef {"data" | "page"} Source */

/** A tag manager tells within this time what the page has shown already, or the other way round. */
const ECHO_MS = 3000;
/** What several sources tell. */
const ECHOED = "add_to_cart|remove_from_cart|coupon_applied";

/**
 * Returns a function that tells whether an event is news, or what another source has told just now.
 *
 * The products need not agree, for each source numbers them in its own way; and two of one source are two.
 *
 * @param {() => number} now in milliseconds
 */
export function createEchoes(now) {
  /** What no other source has repeated yet. @type {{ kind: string, source: Source, at: number }[]} */
  let alone = [];
  /** @param {UnsentEvent} event @param {Source} source */
  return ({ kind }, source) => {
    if (!isOneOf(ECHOED, kind)) return true;
    alone = alone.filter(({ at }) => now() - at < ECHO_MS);
    const told = alone.findIndex((other) => other.kind === kind && other.source !== source);
    if (told >= 0) alone.splice(told, 1);
    else alone.push({ kind, source, at: now() });
    return told < 0;
  };
}
