/** Milliseconds since the page began, which never jump. */
export const clock = () => performance.now();

/** When on that clock what has not happened yet did happen. */
export const NEVER = -1e9;
