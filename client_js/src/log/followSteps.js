/** @import { Scene, Stop, UnsentEvent } from "../types/internal.js" */
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "../page/input/onInput.js";
import { checkoutStep } from "../page/sources/checkoutStep.js";

/** Shops ask their server before they show the next step. */
const LOOKS_MS = [500, 2000, 4000];

/**
 * Reports the steps of a checkout that stays the same page: what follows `#`, or what its list of steps marks, changes after a press.
 *
 * @param {Scene} scene
 * @param {(event: UnsentEvent) => void} report
 * @returns {Stop}
 */
export function followSteps({ _context }, report) {
  if (_context.type !== "checkout") return () => {};
  const alarm = createAlarm();
  const look = (at = 0) => {
    const step = checkoutStep();
    if (step && step !== _context.step) {
      _context.step = step;
      report({ kind: "checkout_step", step });
    } else if (LOOKS_MS[at]) alarm(() => look(at + 1), LOOKS_MS[at]);
  };
  const stops = [alarm, onInput("click", () => alarm(look, LOOKS_MS[0]))];
  return () => stopAll(stops);
}
