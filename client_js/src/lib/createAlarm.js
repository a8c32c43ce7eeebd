import { safely } from "./safely.js";

/**
 * Returns a timer for one thing at a time: `alarm(work, after_ms)` takes the place of what it was set for before, and
 * `alarm()` only silences it, so that it stops together with listeners.
 */
export function createAlarm() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (/** @type {(() => void) | undefined} */ work = undefined, after_ms = 0) => {
    clearTimeout(timer);
    if (work) timer = setTimeout(safely(work), after_ms);
  };
}
