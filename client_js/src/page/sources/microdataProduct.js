import { asProduct } from "./asProduct.js";
import { meantPrice } from "./meantPrice.js";
import { firstOf, valuesOf } from "./readMicrodata.js";

/**
 * Returns the product microdata or RDFa describe.
 *
 * @param {Element} scope @param {number[]} [shown] prices a shopper sees, the most prominent first
 */
export function microdataProduct(scope, shown) {
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
  const [prices, ...range] = ["price", "lowPrice", "highPrice"].map((property) => valuesOf(scope, property));
  const price = prices?.length
    ? meantPrice(prices, false, product.currency, shown)
    : meantPrice(range.flat(), true, product.currency, shown);
  return { ...product, price: price ?? null };
}
