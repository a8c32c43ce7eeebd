/** @import { Stop } from "../types/internal.js" */
import { DEAD_AFTER_MS, REACTION_SCROLL_MS } from "../constants.js";
import { listen } from "../lib/listen.js";

/**
 * Calls `onReaction` at the first sign within 2.5 s that the page reacts to a press, else `onNothing`.
 *
 * Signs are a change of the document, a scroll, a new focus or selection, another address, something
 * fetched, a toggled dialog or player, an animation, and the window losing the shopper to another.
 *
 * @param {() => void} onReaction
 * @param {() => void} onNothing
 * @returns {Stop}
 */
export function onReaction(onReaction, onNothing) {
  const address = location.href;
  const fetched = performance.getEntriesByType("resource").length;
  const began = performance.now();
  const focus = document.activeElement;
  const finish = (/** @type {() => void} */ verdict) => {
    stop();
    verdict();
  };
  const react = () => finish(onReaction);
  const observer = new MutationObserver(react);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const timer = setTimeout(() => {
    const quiet =
      location.href === address &&
      document.activeElement === focus &&
      performance.getEntriesByType("resource").length === fetched &&
      getSelection()?.isCollapsed !== false;
    finish(quiet ? onNothing : onReaction);
  }, DEAD_AFTER_MS);
  const root = document.documentElement;
  const capture = { capture: true };
  const stops = [
    listen(window, "blur", react),
    ...["toggle", "play", "pause", "transitionrun", "animationstart"].map((type) =>
      listen(root, type, react, capture),
    ),
    listen(
      document,
      "scroll",
      () => {
        if (performance.now() - began <= REACTION_SCROLL_MS) react();
      },
      capture,
    ),
  ];
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    stops.forEach((end) => end());
  };
  return stop;
}
