import { focusedElement } from "../../page/input/focusedElement.js";

/**
 * Gives the focus back to where it was, or to a sensible neighbour when that is gone: never to nowhere.
 *
 * @param {HTMLElement | undefined} before
 */
export function returnFocus(before) {
  before?.focus({ preventScroll: true });
  if (!before || focusedElement() === before) return;
  const neighbour = [...document.querySelectorAll("a[href],button")].find(
    (candidate) => candidate.getClientRects().length > 0,
  );
  if (neighbour instanceof HTMLElement) neighbour.focus({ preventScroll: true });
}
