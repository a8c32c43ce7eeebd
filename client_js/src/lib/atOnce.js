/**
 * Does what a generator does without a break, and returns what it returns.
 *
 * @template T
 * @param {Generator<void, T>} steps
 * @returns {T}
 */
export function atOnce(steps) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
