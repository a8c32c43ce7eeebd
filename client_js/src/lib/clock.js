/** Returns the milliseconds since the page began; unlike the time of day they never jump. */
export const clock = () => performance.now();

/** Stands for "has not happened" on that clock. */
export const NEVER = -1e9;
