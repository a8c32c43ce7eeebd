/** @import { Detector } from "../types/internal.js" */
import { STALL_ACTIVE_MS } from "../constants.js";
import { onInput } from "../page/onInput.js";

/**
 * A checkout step stayed open for 45 active seconds without progress: no field changed, nothing submitted.
 *
 * @type {Detector}
 */
export function onCheckoutStall(report, { _activity, _context }) {
  let progress = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const look = () => {
    const stalled_ms = _activity._active_ms() - progress;
    if (stalled_ms < STALL_ACTIVE_MS) {
      timer = setTimeout(look, Math.max(1000, STALL_ACTIVE_MS - stalled_ms));
      return;
    }
    const step = _context.step ?? "checkout";
    report({ kind: "checkout_stall", step, stalled_ms: Math.round(stalled_ms) }, { _patient: true });
  };
  const advance = () => {
    progress = _activity._active_ms();
  };
  const stops = [onInput("change", advance), onInput("submit", advance)];
  look();
  return () => {
    stops.forEach((stop) => stop());
    clearTimeout(timer);
  };
}
