/** @import { Stop } from "../../types/internal.js" */
import { clock } from "../../lib/clock.js";
import { onInput } from "./onInput.js";

/**
 * Calls `onReturn` with the milliseconds the page was hidden, each time it becomes visible again, and
 * `onLeave` each time it is hidden.
 *
 * Measured by timestamps, for timers sleep in hidden tabs.
 *
 * @param {(away_ms: number) => void} onReturn
 * @param {() => void} [onLeave]
 * @returns {Stop}
 */
export function onAway(onReturn, onLeave = () => {}) {
  /** @type {number | undefined} */
  let hidden;
  return onInput("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      hidden = clock();
      onLeave();
    } else if (hidden !== undefined) {
      const away_ms = Math.round(clock() - hidden);
      hidden = undefined;
      onReturn(away_ms);
    }
  });
}
