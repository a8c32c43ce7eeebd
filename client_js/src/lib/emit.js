/**
 * Dispatches a cancelable `waverly:<name>` event on the document; returns false when the page said no.
 *
 * @param {string} name
 * @param {unknown} detail
 */
export const emit = (name, detail) =>
  document.dispatchEvent(new CustomEvent(`waverly:${name}`, { detail, cancelable: true }));
