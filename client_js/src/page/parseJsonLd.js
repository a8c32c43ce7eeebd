/** @typedef {Record<string, unknown>} Node */

/**
 * Returns every typed JSON-LD node in `texts`, whatever wraps it: CDATA, comments, arrays, `@graph`.
 *
 * A script that cannot be parsed is skipped; the good ones beside it still count.
 *
 * @param {readonly string[]} texts
 * @returns {Node[]}
 */
export function parseJsonLd(texts) {
  return texts.flatMap((text) => flatten(parse(text)));
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  const bare = text
    .replace(/\/\*.*?\*\/|<!--|-->|<!\[CDATA\[|\]\]>/gs, " ")
    // Real line breaks and tabs inside strings are the commonest fault of hand-made JSON.
    .replace(/[\t\r\n\v\f]+/g, " ")
    .trim()
    .replace(/;$/, "");
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {Node[]} */
function flatten(value) {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (!value || typeof value !== "object") return [];
  const node = /** @type {Node} */ (value);
  return [node, ...flatten(node["@graph"]), ...flatten(node["mainEntity"])];
}

/**
 * Tells whether a node is of a type, which may be one name, a list, or a full address.
 *
 * @param {Node} node
 * @param {RegExp} type
 */
export const isOfType = (node, type) =>
  [node["@type"]].flat().some((name) => type.test(String(name).replace(/^.*[/#:]/, "")));
