/** @import { Stop } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { stopAll } from "../../lib/stopAll.js";
import { onInput } from "./onInput.js";

/**
 * Calls `work` whenever the page is hidden or left.
 *
 * `visibilitychange` is the only event phones send for sure; `pagehide` covers browsers that leave out
 * the former on navigation. `unload` and `beforeunload` would cost the page its back/forward cache.
 *
 * @param {() => void} work
 * @returns {Stop}
 */
export function onHidden(work) {
  const guarded = safely(work);
  let gone = false;
  // A navigation says both, one right after the other; one goodbye is enough.
  const leave = () => {
    if (!gone) guarded();
    gone = true;
  };
  const stops = [
    onInput("visibilitychange", () => {
      if (document.visibilityState === "hidden") leave();
      else gone = false;
    }),
    listen(window, "pagehide", leave),
  ];
  return () => stopAll(stops);
}
