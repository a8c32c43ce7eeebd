/** @import { Pointer, Stop } from "../types/internal.js" */
import { EXIT_SPEED_WINDOW_MS, POINTER_SAMPLE_MS } from "../constants.js";
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";
import { onLite } from "./lite.js";
import { isTheirs } from "./onInput.js";

const SAMPLES = 16;

/**
 * Follows the pointer cheaply: one number pair every 50 ms, and between two no listener at all, so that a
 * fast hand costs the page what a slow one does.
 *
 * @param {(event: PointerEvent) => void} onMove called once a sample
 * @returns {Pointer}
 */
export function followPointer(onMove) {
  const ys = new Float64Array(SAMPLES);
  const times = new Float64Array(SAMPLES);
  let count = 0;
  /** @type {Stop} */
  let deafen;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const sample = safely((/** @type {Event} */ raw) => {
    const event = /** @type {PointerEvent} */ (raw);
    if (!isTheirs(event)) return;
    const slot = count % SAMPLES;
    ys[slot] = event.clientY;
    times[slot] = event.timeStamp;
    count += 1;
    deafen();
    timer = setTimeout(hear, POINTER_SAMPLE_MS);
    onMove(event);
  });
  const hear = () => {
    deafen = listen(window, "pointermove", sample, { capture: true });
  };
  const stop = () => {
    clearTimeout(timer);
    deafen();
  };
  hear();
  const stopWaiting = onLite(stop);

  return {
    _stop() {
      stopWaiting();
      stop();
    },
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
