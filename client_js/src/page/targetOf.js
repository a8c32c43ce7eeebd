/** A negative tab index makes a place for the focus to go to, often the whole page; nobody presses that. */
export const FOCUSABLE = '[tabindex]:not([tabindex^="-"])';
const INTERACTIVE = `a,button,input,select,textarea,label,summary,[role],${FOCUSABLE},[onclick]`;

/**
 * Returns the element an event began at, through any shadow root of the shop's own components.
 *
 * @param {Event} event
 * @returns {Element | undefined}
 */
export function targetOf(event) {
  const first = event.composedPath()[0] ?? event.target;
  if (first instanceof Element) return first;
  return first instanceof Node ? (first.parentElement ?? undefined) : undefined;
}

/**
 * Returns the nearest interactive element around an event's first target, or that target itself.
 *
 * @param {Event} event
 */
export function pressedBy(event) {
  for (const node of event.composedPath()) {
    if (node instanceof Element && node.matches(INTERACTIVE)) return node;
  }
  return targetOf(event);
}

/**
 * Tells whether an event happened within one of `elements`, through shadow roots.
 *
 * @param {Event} event
 * @param {readonly Element[] | undefined} elements
 */
export const isWithin = (event, elements) =>
  Boolean(
    elements?.length && event.composedPath().some((node) => elements.includes(/** @type {Element} */ (node))),
  );
