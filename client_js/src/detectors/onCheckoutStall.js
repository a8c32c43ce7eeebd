/** @import { Answer, Detector } from "../types/internal.js" */

import { STALL_ACTIVE_MS } from "../constants.js";
import { createAlarm } from "../lib/createAlarm.js";
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "../page/hands/onInput.js";

/**
 * A checkout step stayed open without progress: no field changed, nothing submitted, for 45 active seconds,
 * or for as long as the server says that nine of ten need for this step.
 *
 * @type {Detector}
 */
export function onCheckoutStall(report, { _activity, _context }) {
  let progress = 0;
  let limit_ms = STALL_ACTIVE_MS;
  let told = false;
  const alarm = createAlarm();
  const look = () => {
    const stalled_ms = _activity._active_ms() - progress;
    if (stalled_ms < limit_ms) {
      alarm(look, Math.max(250, limit_ms - stalled_ms));
      return;
    }
    told = true;
    const step = _context.step ?? "checkout";
    report({ kind: "checkout_stall", step, stalled_ms: Math.round(stalled_ms) }, { _patient: true });
  };
  const advance = () => {
    progress = _activity._active_ms();
  };
  /** @param {Event} event */
  const learn = (event) => {
    const stall_ms = Number(/** @type {CustomEvent<Answer | null>} */ (event).detail?.stall_ms);
    if (told || !(stall_ms > 0)) return;
    limit_ms = stall_ms;
    look();
  };
  const stops = [
    alarm,
    onInput("change", advance),
    onInput("submit", advance),
    listen(document, "waverly:answer", safely(learn)),
  ];
  look();
  return () => stopAll(stops);
}
