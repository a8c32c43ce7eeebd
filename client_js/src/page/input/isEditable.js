const NOT_TYPED = /^(button|submit|reset|checkbox|radio|range|color|file|image|hidden)$/;

/**
 * Tells whether an element takes typed text.
 *
 * @param {unknown} element
 */
export function isEditable(element) {
  if (element instanceof HTMLInputElement) return !NOT_TYPED.test(element.type);
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}
