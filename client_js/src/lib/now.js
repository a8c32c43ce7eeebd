/**
 * Returns milliseconds since 1970 by a clock that never jumps while the page lives.
 *
 * `Date.now()` moves when the system clock is corrected; the monotonic clock does not.
 */
export const now = () => Math.round(performance.timeOrigin + performance.now());
