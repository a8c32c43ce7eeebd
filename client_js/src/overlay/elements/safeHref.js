/**
 * Returns an address that may be followed, or undefined: no `javascript:`, no `data:`.
 *
 * @param {unknown} href
 * @returns {string | undefined}
 */
export function safeHref(href) {
  try {
    const url = new URL(String(href), document.baseURI);
    return /^(https?|mailto|tel):$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
