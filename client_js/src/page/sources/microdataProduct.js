import { parsePrice } from "../words/parsePrice.js";
import { asProduct } from "./asProduct.js";
import { firstOf, valuesOf } from "./readMicrodata.js";

/**
 * Returns the product microdata or RDFa describe.
 *
 * @param {Element} scope
 */
export function microdataProduct(scope) {
  const product = asProduct({
    id: firstOf(scope, "productID"),
    name: firstOf(scope, "name"),
    // Some print the whole description within the number's element: the number stands first.
    sku: (firstOf(scope, "sku") ?? firstOf(scope, "mpn"))?.split("\n")[0],
    currency: firstOf(scope, "priceCurrency"),
    availability: firstOf(scope, "availability"),
    brand: firstOf(scope, "brand"),
    category: firstOf(scope, "category"),
  });
  // Two offers are mostly the list price and the current one; the lower is what one pays.
  const prices = ["price", "lowPrice"].map((property) => lowest(valuesOf(scope, property), product.currency));
  return { ...product, price: prices[0] ?? prices[1] ?? null };
}

/** @param {string[]} prices @param {string | null | undefined} currency */
function lowest(prices, currency) {
  const amounts = prices
    .map((price) => parsePrice(price, currency ?? undefined))
    .filter((amount) => amount !== undefined);
  return amounts.length ? Math.min(...amounts) : undefined;
}
