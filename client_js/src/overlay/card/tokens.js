/** @import { Look } from "../../types/internal.js" */
import {
  bestOn,
  contrast,
  EDGE_CONTRAST,
  luminance,
  mix,
  readable,
  TEXT_CONTRAST,
  WHITE,
} from "./contrast.js";

/** @typedef {import("./contrast.js").Rgb} Rgb */

const NIGHT = /** @type {Rgb} */ ([22, 24, 28]);
const ALARM = /** @type {Rgb} */ ([196, 30, 30]);
/** A colour nearer to the surface than this is no accent. */
const ACCENT_CONTRAST = 1.6;

/**
 * Returns the store's own look as custom properties: type, colours and corners of its main button, with
 * contrast repaired where the store itself falls short.
 *
 * @param {Look | undefined} look the store's main button, where known
 * @returns {Record<string, string>}
 */
export function readTokens(look) {
  const page = getComputedStyle(document.body);
  const paper = surface(page);
  const dark = luminance(paper) < 0.18;
  const ink = readable(toRgb(page.color) ?? (dark ? WHITE : NIGHT), paper);
  const [colour, ground, rounded = "8", casing = "none", weight = "500", spacing = "normal"] = look ?? [];
  const accent = accentOf(ground, paper) ?? ink;
  const label = colour && toRgb(colour);
  const onAccent = label && contrast(label, accent) >= TEXT_CONTRAST ? label : bestOn(accent);
  const radius = Number.parseFloat(rounded) || 0;
  return {
    "--paper": css(paper),
    "--ink": css(ink),
    "--soft": css(readable(mix(ink, paper, 0.3), paper)),
    "--line": css(mix(ink, paper, dark ? 0.75 : 0.84)),
    "--edge": css(readable(mix(ink, paper, 0.5), paper, EDGE_CONTRAST)),
    "--bad": css(readable(ALARM, paper)),
    "--tint": css(mix(ink, paper, dark ? 0.9 : 0.95)),
    "--accent": css(accent),
    "--on-accent": css(onAccent),
    "--link": css(readable(accent, paper)),
    "--radius": `${Math.min(radius, 999)}px`,
    "--corner": `${Math.min(radius * 1.5, 18)}px`,
    "--font": page.fontFamily,
    "--case": casing,
    "--weight": weight,
    "--spacing": spacing,
    "--scheme": dark ? "dark" : "light",
  };
}

/** The page's own ground: what the body or the root paints, else what the browser would. @param {CSSStyleDeclaration} page @returns {Rgb} */
function surface(page) {
  const root = getComputedStyle(document.documentElement);
  const painted = toRgb(page.backgroundColor) ?? toRgb(root.backgroundColor);
  const isDark = /dark/.test(root.colorScheme) && matchMedia("(prefers-color-scheme: dark)").matches;
  return painted ?? (isDark ? NIGHT : WHITE);
}

/** @param {string | undefined} ground @param {Rgb} paper */
function accentOf(ground, paper) {
  const colour = ground && toRgb(ground);
  return colour && contrast(colour, paper) >= ACCENT_CONTRAST ? colour : undefined;
}

/**
 * Returns a computed colour as numbers, or undefined when it is see-through. A canvas reads every
 * notation the browser knows.
 *
 * @param {string} colour
 * @returns {Rgb | undefined}
 */
function toRgb(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha < 128 ? undefined : [red, green, blue];
}

/** @param {Rgb} rgb */
const css = (rgb) => `rgb(${rgb})`;
