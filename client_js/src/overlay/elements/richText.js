import { element } from "./element.js";
import { parseRichText } from "./parseRichText.js";
import { safeHref } from "./safeHref.js";

/**
 * Returns the nodes of a text in the small Markdown subset.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function richText(text) {
  return parseRichText(text).map(({ list, items }) =>
    list
      ? element("ul", {}, ...items.map((runs) => element("li", {}, ...runs.map(renderRun))))
      : element("p", {}, ...(items[0] ?? []).map(renderRun)),
  );
}

/** @param {import("./parseRichText.js").Run} run @returns {Node} */
function renderRun({ text, bold, href }) {
  const address = href && safeHref(href);
  if (address) return element("a", { href: address, part: "link" }, text);
  return bold ? element("strong", {}, text) : document.createTextNode(text);
}
