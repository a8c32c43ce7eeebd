/** @typedef {Record<string, unknown>} Node */
import { isOneOf } from "../../lib/isOneOf.js";

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
    // Real line breaks and other control characters inside strings are the commonest fault of hand-made JSON.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f]+/g, " ")
    .trim()
    .replace(/;$/, "");
  const whole = parseOne(bare);
  if (whole !== undefined) return whole;
  // Two objects side by side, a comma too many, or quotes as entities: what is good among it still counts.
  const repaired = (/^[{[]\s*&quot;/.test(bare) ? bare.replaceAll("&quot;", '"') : bare).replace(
    /,\s*(?=[}\]])/g,
    "",
  );
  return parseOne(repaired) ?? objectsIn(repaired).map(parseOne);
}

/** @param {string} text @returns {unknown} */
function parseOne(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The outermost objects of a text, by their braces. @param {string} text */
function objectsIn(text) {
  /** @type {string[]} */
  const objects = [];
  let depth = 0;
  let began = 0;
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (found === "{" && depth++ === 0) began = index;
    if (found === "}" && depth && --depth === 0) objects.push(text.slice(began, index + 1));
  }
  return objects;
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
 * @param {string} types names, parted by bars
 */
export const isOfType = (node, types) =>
  [node["@type"]].flat().some((name) => isOneOf(types, String(name).replace(/^.*[/#:]/, "")));
