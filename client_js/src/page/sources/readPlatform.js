/** @import { Reading } from "../../types/internal.js" */
import { PLATFORM_MARKS } from "./platformMarks.js";

/**
 * Where a shop platform keeps what a page says: data, so that a platform is a table and no code. `marks` holds the
 * body's id, classes and route, the page type its own script names, and the address.
 *
 * @typedef {object} Platform
 * @property {string} [type] path of a variable that names the page's type
 * @property {Record<string, string>} [types] page type -> pattern of marks
 * @property {string} [add] selector of the product's add-to-cart control
 * @property {Record<string, string>} [fields] product field -> path of a variable (`$` is the chosen variant), or `selector@attribute`
 * @property {string} [price] selector of the shown current price
 * @property {number} [unit] what its price counts in: 100 for cents
 */

/** What is known of the platforms, by name. @type {Record<string, Platform>} */
const known = {};

/** @param {Record<string, Platform>} platforms */
export const learnPlatforms = (platforms) => void Object.assign(known, platforms);

/** Decisive alone: a platform's own word for the page. */
const WEIGHT = 5;

const ANY_MARK = PLATFORM_MARKS.map(([, mark]) => mark).join();

/** Returns the name of the platform that made this page. */
export function platformName() {
  // Most pages have none of the marks: one look tells.
  const isMarked = document.querySelector(ANY_MARK);
  return PLATFORM_MARKS.find(
    ([, mark, global]) =>
      (isMarked && document.querySelector(mark)) || (global && valueAt(global) !== undefined),
  )?.[0];
}

/** @returns {Platform & { name: string } | undefined} the platform that made this page, as far as it is known */
export function platformOf() {
  const name = platformName();
  return name ? { ...known[name], name } : undefined;
}

/**
 * Returns what the platform's own marks and variables say.
 *
 * @param {Platform | undefined} platform
 * @returns {Reading}
 */
export function readPlatform(platform) {
  if (!platform) return {};
  const marks = marksOf(platform);
  const type = Object.entries(platform.types ?? {}).find(([, pattern]) =>
    new RegExp(pattern).test(marks),
  )?.[0];
  const said = Object.entries(platform.fields ?? {}).map(([field, place]) => [field, read(place)]);
  return { type, _weight: WEIGHT, _written: Object.fromEntries(said), _unit: platform.unit };
}

/** Body id, classes, route, the script's own word and the address, each with its sign before it. @param {Platform} platform */
function marksOf({ type }) {
  // Not `document.body`: an image or form of that name stands in its place.
  const body = document.querySelector("body");
  const classes = (body?.getAttribute("class") ?? "").trim().replace(/(^|\s+)(?=\S)/g, " .");
  const route =
    body?.getAttribute("data-route") ??
    document.querySelector(".page[data-action]")?.getAttribute("data-action");
  const path = location.pathname.replace(/(.)\/$/, "$1");
  return `#${body?.getAttribute("id")} ${classes} @${route} =${type && valueAt(type)} ${path}${location.search} ${path}`;
}

/** @param {string} place */
function read(place) {
  const at = place.lastIndexOf("@");
  if (at < 0) return valueAt(place);
  const element = document.querySelector(place.slice(0, at));
  const attribute = place.slice(at + 1);
  return attribute
    ? element?.getAttribute(attribute)
    : (element?.getAttribute("content") ?? element?.textContent);
}

/**
 * Follows a path through the page's variables; `$` is the chosen variant of a list.
 *
 * @param {string} path
 * @returns {unknown}
 */
function valueAt(path) {
  /** @type {unknown} */
  let value = window;
  for (const key of path.split(".")) {
    // Elements with an id are properties of the window, too: they are no variables.
    if (!value || value instanceof Element) return undefined;
    value = key === "$" ? chosenOf(value) : /** @type {Record<string, unknown>} */ (value)[key];
  }
  return value instanceof Element ? undefined : (value ?? undefined);
}

/** @param {unknown} variants */
function chosenOf(variants) {
  if (!Array.isArray(variants)) return undefined;
  const field = /** @type {HTMLInputElement | null} */ (
    document.querySelector("form[action*='/cart/add'] [name=id]")
  );
  const id = new URLSearchParams(location.search).get("variant") ?? field?.value;
  return variants.find((variant) => String(variant?.id) === id) ?? variants[0];
}
