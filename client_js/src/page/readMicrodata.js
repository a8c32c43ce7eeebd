/** @import { Reading } from "../types/internal.js" */
import { asProduct } from "./asProduct.js";
import { parsePrice } from "./parsePrice.js";
import { isSameName } from "./sameName.js";

const SCOPE = '[itemtype*="schema.org/Product" i],[typeof~="Product" i],[typeof~="schema:Product" i]';
const ANY_SCOPE = "[itemscope],[typeof]";
/** Scopes looked at; more are cards. */
const MOST = 60;

/**
 * Returns what microdata and RDFa say of the page's one product; many of equal rank are a listing.
 *
 * @param {readonly string[]} titles what the page calls itself
 * @param {Element | undefined} anchor the product's heading or add control
 * @returns {Reading}
 */
export function readMicrodata(titles, anchor) {
  const scopes = [...document.querySelectorAll(SCOPE)].slice(0, MOST);
  const named = scopes.filter((scope) => titles.some((title) => isSameName(title, firstOf(scope, "name"))));
  const around = scopes.filter((scope) => anchor && scope.contains(anchor));
  const main = around.pop() ?? named[0] ?? (scopes.length === 1 ? scopes[0] : undefined);
  if (!main) return scopes.length > 3 ? { type: "listing", weight: 4 } : {};
  const product = asProduct({
    id: firstOf(main, "productID"),
    name: firstOf(main, "name"),
    // Some print the whole description within the number's element: the number stands first.
    sku: (firstOf(main, "sku") ?? firstOf(main, "mpn"))?.split("\n")[0],
    currency: firstOf(main, "priceCurrency"),
    availability: firstOf(main, "availability"),
    brand: firstOf(main, "brand"),
    category: firstOf(main, "category"),
  });
  // Two offers are mostly the list price and the current one; the lower is what one pays.
  const prices = ["price", "lowPrice"].map((property) => lowest(valuesOf(main, property), product.currency));
  return { type: "product", weight: 4, product: { ...product, price: prices[0] ?? prices[1] ?? null } };
}

/** @param {string[]} prices @param {string | null | undefined} currency */
function lowest(prices, currency) {
  const amounts = prices
    .map((price) => parsePrice(price, currency ?? undefined))
    .filter((amount) => amount !== undefined);
  return amounts.length ? Math.min(...amounts) : undefined;
}

/** @param {Element} scope @param {string} property */
const firstOf = (scope, property) => valuesOf(scope, property)[0];

/**
 * Values of a property of a product or of its offers, not of products or reviews within it.
 *
 * @param {Element} scope @param {string} property
 * @returns {string[]}
 */
function valuesOf(scope, property) {
  const found = scope.querySelectorAll(
    `[itemprop~="${property}" i],[property~="${property}" i],[property~="schema:${property}" i]`,
  );
  return [...found]
    .filter((element) => isOwn(element, scope))
    .map((element) =>
      (element.getAttribute("content") ?? element.getAttribute("href") ?? element.textContent ?? "").trim(),
    )
    .filter(Boolean);
}

/** @param {Element} element @param {Element} scope */
function isOwn(element, scope) {
  let holder = element.parentElement?.closest(ANY_SCOPE);
  while (holder && holder !== scope) {
    const role = `${holder.getAttribute("itemprop")} ${holder.getAttribute("property")} ${holder.getAttribute("rel")}`;
    if (!/offers/.test(role)) return false;
    holder = holder.parentElement?.closest(ANY_SCOPE);
  }
  return holder === scope;
}
