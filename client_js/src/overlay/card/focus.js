/** Returns the focused element of the shop, through its shadow roots; undefined when it is the page itself. */
export function focusedElement() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

/**
 * Gives the focus back to where it was, or to a sensible neighbour when that is gone: never to nowhere.
 *
 * @param {HTMLElement | undefined} before
 */
export function returnFocus(before) {
  if (before?.isConnected) before.focus({ preventScroll: true });
  if (!before || document.activeElement === before) return;
  if (before.getRootNode() instanceof ShadowRoot && before.isConnected) return;
  const neighbour = [...document.querySelectorAll("a[href],button")].find(
    (candidate) => candidate.getClientRects().length > 0,
  );
  if (neighbour instanceof HTMLElement) neighbour.focus({ preventScroll: true });
}
