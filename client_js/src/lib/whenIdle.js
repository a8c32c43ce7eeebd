/**
 * Runs `work` when the main thread has nothing better to do, at the latest after `timeout_ms`.
 *
 * @param {() => void} work
 * @param {number} timeout_ms
 */
export function whenIdle(work, timeout_ms) {
  // Safari has no requestIdleCallback; a short timer lets the page's own work go first.
  if ("requestIdleCallback" in window) requestIdleCallback(() => work(), { timeout: timeout_ms });
  else setTimeout(work, 200);
}
