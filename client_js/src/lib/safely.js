/**
 * Returns `work` wrapped so that it never throws into the host page: the shop must work when we do not.
 *
 * A failure is announced as a `waverly:error` event, for tests and the curious, and goes no further.
 *
 * @template {unknown[]} A
 * @template R
 * @param {(...args: A) => R} work
 * @returns {(...args: A) => R | undefined}
 */
export function safely(work) {
  return (...args) => {
    try {
      return work(...args);
    } catch (error) {
      fault(error);
      return undefined;
    }
  };
}

/** @param {unknown} error */
export const fault = (error) => document.dispatchEvent(new CustomEvent("waverly:error", { detail: error }));
