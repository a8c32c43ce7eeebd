/** @import { Reading } from "../../types/internal.js" */
import { select } from "../select.js";
import { isSameName } from "../words/sameName.js";

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
  const scopes = select(SCOPE).slice(0, MOST);
  const named = scopes.filter((scope) => titles.some((title) => isSameName(title, firstOf(scope, "name"))));
  const around = scopes.filter((scope) => anchor && scope.contains(anchor));
  const main = around.pop() ?? named[0] ?? (scopes.length === 1 ? scopes[0] : undefined);
  if (!main) return scopes.length > 3 ? { type: "listing", _weight: 4 } : {};
  return { type: "product", _weight: 4, _scope: main };
}

/** @param {Element} scope @param {string} property */
export const firstOf = (scope, property) => valuesOf(scope, property)[0];

/**
 * Values of a property of a product or of its offers, not of products or reviews within it.
 *
 * @param {Element} scope @param {string} property
 * @returns {string[]}
 */
export function valuesOf(scope, property) {
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
