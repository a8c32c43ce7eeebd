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
      return metered ? metered(work, args) : work(...args);
    } catch (error) {
      document.dispatchEvent(new CustomEvent("waverly:error", { detail: error }));
      return undefined;
    }
  };
}

/** Set by the debugger. @type {((work: (...args: any[]) => any, args: any[]) => any) | undefined} */
let metered;

/**
 * Tells from now on how long each piece of work took, in ms; for the debugger.
 *
 * @param {(ms: number) => void} tell
 */
export function meter(tell) {
  /** @type {typeof metered} */
  const measure = (work, args) => {
    const began = performance.now();
    metered = undefined; // what it calls is part of it
    try {
      return work(...args);
    } finally {
      metered = measure;
      tell(performance.now() - began);
    }
  };
  metered = measure;
}
