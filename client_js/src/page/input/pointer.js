/** @import { Pointer, Stop } from "../../types/internal.js" */
import {
  EXIT_SPEED_WINDOW_MS,
  EXIT_WAY_PX,
  POINTER_FAR_SAMPLE_MS,
  POINTER_SAMPLE_MS,
  POINTER_WAY_PX_PER_MS,
} from "../../constants.js";
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { onLite } from "./lite.js";
import { isTheirs } from "./onInput.js";

const SAMPLES = 4;

/**
 * Follows the pointer cheaply: one number pair a few times a second, and between two no listener at all, so that a
 * fast hand costs the page what a slow one does. The nearer the top of the window, the more often.
 *
 * @param {(event: PointerEvent) => void} onMove called once a sample
 * @returns {Pointer}
 */
export function followPointer(onMove) {
  /** When and how far down, the latest first. @type {[at: number, y: number][]} */
  let samples = [];
  /** @type {Stop} */
  let deafen;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const sample = safely((/** @type {Event} */ raw) => {
    const event = /** @type {PointerEvent} */ (raw);
    const way_ms = event.clientY / POINTER_WAY_PX_PER_MS;
    timer = setTimeout(hear, Math.max(POINTER_SAMPLE_MS, Math.min(POINTER_FAR_SAMPLE_MS, way_ms)));
    if (!isTheirs(event)) return;
    samples = [[event.timeStamp, event.clientY], ...samples.slice(0, SAMPLES - 1)];
    onMove(event);
  });
  const hear = () => {
    deafen = listen(window, "pointermove", sample, { capture: true, once: true });
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
      const before = samples.filter(([time, height]) => time < at && height - y >= EXIT_WAY_PX);
      // The oldest that is recent, else the latest there is.
      const recent = before.filter(([time]) => at - time <= EXIT_SPEED_WINDOW_MS);
      const [began, from] = recent.pop() ?? before[0] ?? [0, y];
      return (from - y) / (at - began);
    },
  };
}
