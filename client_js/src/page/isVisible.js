/**
 * Tells whether an element is rendered and not hidden.
 *
 * @param {Element} element
 */
export const isVisible = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
