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
  const target = targetOf(event);
  for (let from = target; from; from = hostOf(from)) {
    const control = from.closest(INTERACTIVE);
    if (control) return control;
  }
  return target;
}

/**
 * Tells whether an event happened within one of `elements`. What happens in the shadow of a component happens to it; only
 * there the list of all it passes is made.
 *
 * @param {Event} event
 * @param {readonly Element[] | undefined} elements
 */
export function isWithin(event, elements) {
  const target = /** @type {Element} */ (event.target);
  return Boolean(
    elements?.some(
      (element) => element.contains(target) || (target.shadowRoot && event.composedPath().includes(element)),
    ),
  );
}

/** The component in whose shadow an element stands. @param {Element} element @returns {Element | undefined} */
export function hostOf(element) {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
