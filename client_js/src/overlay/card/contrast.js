/** Red, green, blue from 0 to 255. @typedef {readonly [number, number, number]} Rgb */

/** WCAG 2.2, 1.4.3: text of ordinary size. */
export const TEXT_CONTRAST = 4.5;

/** WCAG 2.2, 1.4.11: edges of controls, icons, rings. */
export const EDGE_CONTRAST = 3;

/** Relative luminance by WCAG 2.2. @param {Rgb} rgb */
export function luminance(rgb) {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Returns the contrast ratio of two colours, from 1 to 21.
 *
 * @param {Rgb} one @param {Rgb} other
 */
export function contrast(one, other) {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05);
  return Math.max(ratio, 1 / ratio);
}

/** @param {Rgb} from @param {Rgb} to @param {number} share @returns {Rgb} */
export const mix = (from, to, share) =>
  /** @type {[number, number, number]} */ (
    from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share))
  );

export const WHITE = /** @type {Rgb} */ ([255, 255, 255]);

/** Black or white, whichever is read better: on a luminance of 0.179 both have the same contrast. @param {Rgb} ground */
export const bestOn = (ground) => (luminance(ground) > 0.179 ? /** @type {Rgb} */ ([0, 0, 0]) : WHITE);

/**
 * Returns `ink` moved towards black or white just far enough to be readable on `paper`.
 *
 * @param {Rgb} ink @param {Rgb} paper
 * @param {number} [wanted]
 * @returns {Rgb}
 */
export function readable(ink, paper, wanted = TEXT_CONTRAST) {
  const end = bestOn(paper);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(ink, end, share);
    if (contrast(mixed, paper) >= wanted) return mixed;
  }
  return end;
}
