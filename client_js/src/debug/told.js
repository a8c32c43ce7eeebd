/** @import { PublicContext } from "../types/internal.js" */

/**
 * Returns what the page was understood to be as rows: field, value, source, how sure. A field sources disagree on
 * has a row for what the other said.
 *
 * @param {PublicContext} context
 * @returns {string[][]}
 */
export function contextRows({ source, confidence = {}, conflicts = [], ...said }) {
  const rows = flat(said).map(([field, value]) => [
    field,
    value,
    source[field] ?? "",
    confidence[field] ?? "",
  ]);
  const others = conflicts.map(({ field, other, source: from }) => [
    `${field}, otherwise`,
    shown(other),
    from,
    "in conflict",
  ]);
  return [...rows, ...others];
}

/**
 * @param {object} said @param {string} [prefix]
 * @returns {[string, string][]}
 */
const flat = (said, prefix = "") =>
  Object.entries(said)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? flat(value, `${prefix}${name}.`)
        : [/** @type {[string, string]} */ ([prefix + name, shown(value)])],
    );

/** @param {unknown} value */
const shown = (value) => (Array.isArray(value) ? value.join(", ") : String(value));

/** A moment in one line: its kind and its numbers. @param {object} moment */
export function momentText(moment) {
  const { kind, ...numbers } = /** @type {Record<string, unknown>} */ (moment);
  const told = Object.entries(numbers).map(([name, value]) => `${name.replace(/_/g, " ")} ${rounded(value)}`);
  return [String(kind).replace(/_/g, " "), ...told].join(" · ");
}

/** @param {unknown} value */
const rounded = (value) => (typeof value === "number" ? Math.round(value * 100) / 100 : value);

/**
 * Returns our files on this page: transferred bytes (0 where the browser had them) and how long each took.
 *
 * @param {string} base address of the script
 */
export function bytesOf(base) {
  const ours = new URL(".", base).href;
  return /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"))
    .filter(({ name }) => name.startsWith(ours) && /\.js$/.test(name))
    .map(({ name, transferSize, duration }) => ({
      name: name.slice(ours.length),
      bytes: transferSize,
      ms: Math.round(duration),
    }));
}
