/** @import { CartLine } from "./cartLines.js" */

/**
 * Returns the shop's own address that fills its cart with these lines: `{items}` of its pattern becomes
 * `id:quantity,…`, with the variant's id where there is one. The server writes the same into its letters.
 *
 * @param {readonly CartLine[]} lines
 * @param {string} pattern such as `/cart/{items}`
 */
export function cartAddress(lines, pattern) {
  const items = lines.map(({ product, variant, quantity = 1 }) => `${variant ?? product}:${quantity}`);
  const written = encodeURIComponent(items.join(",")).replace(/%(3A|2C)/g, decodeURIComponent);
  return new URL(
    pattern.replace("{items}", () => written),
    location.origin,
  ).href;
}
