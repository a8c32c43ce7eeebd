/**
 * Returns milliseconds since 1970, by the later of two clocks.
 *
 * `Date.now()` is set back when the system clock is corrected; the monotonic clock is not, but in most systems it
 * stands still while the device sleeps. https://github.com/w3c/hr-time/issues/115
 */
export const now = () => Math.max(Date.now(), Math.round(performance.timeOrigin + performance.now()));
