/** @import { Detector } from "../types/internal.js" */
import { COPY_MAX_CHARS, COPY_SHARE } from "../constants.js";
import { isEditable } from "../page/input/isEditable.js";
import { onInput } from "../page/input/onInput.js";
import { targetOf } from "../page/input/targetOf.js";
import { select } from "../page/select.js";

/** How the page's data state a product's numbers: the maker's, the trade's and the shop's own. */
const NUMBER = /"(?:sku|mpn|gtin\d*)"\s*:\s*"?([^",}\s]+)/gi;

/**
 * Copied the product's name or number, most likely to compare elsewhere. The text stays in the browser.
 *
 * @type {Detector}
 */
export const onTitleCopied = (report, { _context }) =>
  onInput("copy", (event) => {
    const { name, sku } = _context.product ?? {};
    const text = String(getSelection() ?? "").trim();
    if (!text || text.length > COPY_MAX_CHARS || isEditable(targetOf(event))) return;
    const share = sharedTokens(text, name ?? "");
    const hasNumber = [sku, ...statedNumbers()].some(
      (number) => number && number.length > 3 && text.toLowerCase().includes(number.toLowerCase()),
    );
    if (share < COPY_SHARE && !hasNumber) return;
    report({ kind: "title_copied", share: hasNumber ? 1 : share }, { _hands: true });
  });

/** Asked only when something is copied: of a product's numbers reading a page keeps one. */
const statedNumbers = () =>
  select("[type*=ld]").flatMap(({ textContent }) =>
    [...(textContent ?? "").matchAll(NUMBER)].map(([, number]) => number),
  );

/**
 * Returns the share of the words of both texts that they have in common, from 0 to 1.
 *
 * @param {string} one @param {string} other
 */
export function sharedTokens(one, other) {
  const [first, second] = [one, other].map(
    (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
  );
  if (!first?.size || !second?.size) return 0;
  const common = [...first].filter((token) => second.has(token)).length;
  return Math.round((common / Math.max(first.size, second.size)) * 100) / 100;
}
