/**
 * Adds a passive listener and returns what removes it.
 *
 * @param {EventTarget | null | undefined} target absent where the browser lacks the feature
 * @param {string} type
 * @param {(event: Event) => void} handler
 * @param {AddEventListenerOptions} [options]
 * @returns {() => void}
 */
export function listen(target, type, handler, options) {
  const settings = { passive: true, ...options };
  target?.addEventListener(type, handler, settings);
  return () => target?.removeEventListener(type, handler, settings);
}
