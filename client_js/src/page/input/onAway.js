/** @import { Stop } from "../../types/internal.js" */
import { AWAY_MAX_MS } from "../../constants.js";
import { now } from "../../lib/now.js";
import { onInput } from "./onInput.js";

/**
 * Calls `onReturn` with the milliseconds the page was hidden, each time it becomes visible again, unless that took so long
 * that it says nothing, and `onLeave` each time it is hidden.
 *
 * Measured by timestamps, for timers sleep in hidden tabs; by the time of day, for the clock of the page sleeps with the device.
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
      hidden = now();
      onLeave();
    } else if (hidden !== undefined) {
      const away_ms = now() - hidden;
      hidden = undefined;
      if (away_ms <= AWAY_MAX_MS) onReturn(away_ms);
    }
  });
}
