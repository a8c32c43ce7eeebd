/**
 * Returns a CSS selector that leads to `element` alone: from the nearest id that is unique, or from the root.
 *
 * @param {Element} element
 * @returns {string}
 */
export function selectorOf(element) {
  const id = element.getAttribute("id");
  const byId = id && `#${CSS.escape(id)}`;
  if (byId && document.querySelectorAll(byId).length === 1) return byId;
  const parent = element.parentElement;
  if (!parent) return element.localName;
  const twins = [...parent.querySelectorAll(`:scope>${CSS.escape(element.localName)}`)];
  const place = twins.length > 1 ? `:nth-of-type(${twins.indexOf(element) + 1})` : "";
  return `${selectorOf(parent)}>${element.localName}${place}`;
}
