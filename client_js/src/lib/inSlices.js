import { idle } from "./idle.js";

/** A slice on a slow phone then stays far below the 50 ms from which a task is long. */
const SLICE_MS = 5;

/**
 * Does what a generator does in slices, each when the main thread is idle, and gives what it returns.
 *
 * @template T
 * @param {Generator<void, T>} steps a step ends at each `yield`
 * @returns {Promise<T>}
 */
export async function inSlices(steps) {
  for (;;) {
    await idle();
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
  }
}
