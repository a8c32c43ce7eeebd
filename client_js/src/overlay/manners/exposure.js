/** @import { Stop } from "../../types/internal.js" */
import { EXPOSED_MS, IN_VIEW_SHARE } from "../../constants.js";
import { listen } from "../../lib/listen.js";

/**
 * Calls `onExposed` once `card` has been at least half in view, on a visible page, for one second.
 *
 * @param {Element} card
 * @param {() => void} onExposed
 * @returns {Stop}
 */
export function whenExposed(card, onExposed) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let inView = false;
  const look = () => {
    clearTimeout(timer);
    if (inView && document.visibilityState === "visible") timer = setTimeout(seen, EXPOSED_MS);
  };
  const observer = new IntersectionObserver(
    ([entry]) => {
      inView = (entry?.intersectionRatio ?? 0) >= IN_VIEW_SHARE;
      look();
    },
    { threshold: IN_VIEW_SHARE },
  );
  const stopVisibility = listen(document, "visibilitychange", look);
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    stopVisibility();
  };
  const seen = () => {
    stop();
    onExposed();
  };
  observer.observe(card);
  return stop;
}
