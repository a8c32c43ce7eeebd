import { parsePrice } from "../words/parsePrice.js";

/**
 * Returns which of its prices a source means: the one that stands out most on the page, else the lowest. Undefined where
 * it only says from what to what, and what stands out lies between: it does not know.
 *
 * @param {unknown[]} written its prices @param {boolean} isRange whether there are prices between them
 * @param {string | null | undefined} currency @param {number[]} [shown] prices a shopper sees, the most prominent first
 */
export function meantPrice(written, isRange, currency, shown = []) {
  const prices = written
    .map((price) => parsePrice(price, currency ?? undefined))
    .filter((price) => price !== undefined);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const price =
    shown.find(
      (each) => prices.includes(each) || (isRange && each > least && (each < most || most === least)),
    ) ?? least;
  return prices.includes(price) ? price : undefined;
}
