/** Until browsers have told screen readers of a live region, in ms; what changes before is not said. */
const KNOWN_LIVE_MS = 500;

/**
 * Has a screen reader say that something came, when it has nothing else to say; who does not see it would never know.
 * A live region speaks of what changes in it, so its first node is put into its place again.
 *
 * @param {Element | null} live
 */
export function sayFirst(live) {
  if (!live) return;
  live.ariaLive = "polite";
  setTimeout(() => live.matches(":focus-within") || live.prepend(live.firstChild ?? ""), KNOWN_LIVE_MS);
}
