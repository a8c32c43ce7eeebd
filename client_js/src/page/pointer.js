/** @import { Pointer, Stop } from "../types/internal.js" */
import { EXIT_SPEED_WINDOW_MS, POINTER_SAMPLE_MS } from "../constants.js";
import { onInput } from "./onInput.js";

const SAMPLES = 16;

/**
 * Follows the pointer cheaply: one number triple every 25 ms, nothing else in the handler.
 *
 * @param {(event: PointerEvent) => void} onMove called once a sample
 * @returns {Pointer}
 */
export function followPointer(onMove) {
  const ys = new Float64Array(SAMPLES);
  const times = new Float64Array(SAMPLES);
  let count = 0;
  let last = 0;

  /** @type {Stop} */
  const stop = onInput("pointermove", (event) => {
    if (event.timeStamp - last < POINTER_SAMPLE_MS) return;
    last = event.timeStamp;
    const slot = count % SAMPLES;
    ys[slot] = event.clientY;
    times[slot] = last;
    count += 1;
    onMove(event);
  });

  return {
    _stop: stop,
    _y: () => (count ? ys[(count - 1) % SAMPLES] : undefined),
    _rise(at, y) {
      for (let age = Math.min(count, SAMPLES); age > 0; age -= 1) {
        const slot = (count - age) % SAMPLES;
        const elapsed = at - /** @type {number} */ (times[slot]);
        if (elapsed <= EXIT_SPEED_WINDOW_MS + POINTER_SAMPLE_MS && elapsed > 0) {
          const from = /** @type {number} */ (ys[slot]);
          return (from - y) / elapsed;
        }
      }
      return 0;
    },
  };
}
