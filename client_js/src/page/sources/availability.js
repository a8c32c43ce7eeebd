/**
 * Returns the wire's word for an availability as sources write it, or undefined when it says nothing.
 *
 * `https://schema.org/InStock` · `in_stock` · `instock` · `SoldOut` · `pre-order` · `oos`.
 *
 * @param {unknown} written
 */
export function availabilityIn(written) {
  const word = String(written ?? "")
    .replace(/^.*[/#]/, "")
    .replace(/[\s_-]/g, "")
    .toLowerCase();
  if (/^(instock|limited|onlineonly|instoreonly|available|true|1$)/.test(word)) return "in_stock";
  if (/^(preorder|presale|backorder|pending)/.test(word)) return "preorder";
  return /^(outofstock|soldout|discontinued|oos|unavailable|notavailable)/.test(word)
    ? "out_of_stock"
    : undefined;
}
