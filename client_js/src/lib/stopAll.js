/** Calls each of what stops something. @param {Iterable<() => void>} stops */
export function stopAll(stops) {
  for (const stop of stops) stop();
}
