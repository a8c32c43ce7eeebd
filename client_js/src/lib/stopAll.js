/** Calls every stop function. @param {Iterable<() => void>} stops */
export function stopAll(stops) {
  for (const stop of stops) stop();
}
