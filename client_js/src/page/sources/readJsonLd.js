/** @import { Reading } from "../../types/internal.js" */

import { isSameName } from "../words/sameName.js";
import { decodeEntities } from "./decodeEntities.js";
import { isOfType, parseJsonLd } from "./parseJsonLd.js";

/** @typedef {import("./parseJsonLd.js").Node} Node */

/** Page types said by JSON-LD, the most telling first. */
const TYPES = /** @type {const} */ ([
  ["CheckoutPage", "checkout"],
  ["SearchResultsPage", "search"],
  ["CollectionPage|OfferCatalog", "listing"],
  ["Order|Invoice", "confirmation"],
  ["ItemPage", "product"],
]);
/** Things that are also typed Product where they are advertised, and that no cart takes. */
const NOT_FOR_CARTS =
  "Car|Vehicle|Motorcycle|House|Apartment|Accommodation|RealEstateListing|Event|JobPosting";
const READ_ONLY = "Article|NewsArticle|BlogPosting|Recipe|FAQPage|AboutPage|ContactPage";
/** From this many products of equal rank on, the page is about none of them. */
const LISTING_PRODUCTS = 4;

/**
 * Returns what the page's JSON-LD says about it.
 *
 * @param {readonly string[]} texts contents of the `application/ld+json` scripts
 * @param {string} path of the page, to tell its own product from recommended ones
 * @param {readonly string[]} [titles] what the page calls itself, for the same end
 * @returns {Reading}
 */
export function readJsonLd(texts, path, titles = []) {
  const nodes = parseJsonLd(texts);
  const products = nodes.filter((node) => isOfType(node, "Product|ProductGroup"));
  const main = products.length ? mainProduct(products, path, titles) : undefined;
  if (main && isOfType(main, NOT_FOR_CARTS)) return { type: "other", _weight: 8 };
  const list = nodes.find((node) => isOfType(node, "ItemList"));
  const type =
    TYPES.find(([name]) => nodes.some((node) => isOfType(node, name)))?.[1] ??
    (main ? "product" : undefined) ??
    (products.length >= LISTING_PRODUCTS || list ? "listing" : undefined) ??
    (nodes.some((node) => isOfType(node, READ_ONLY)) ? "other" : undefined);
  return {
    type,
    _weight: type && (type === "other" ? 3 : 4),
    _nodes: main && (type === "product" || !type) ? [main, products] : undefined,
    results: type === "search" || type === "listing" ? count(list?.["numberOfItems"]) : undefined,
  };
}

/** @param {Node[]} products @param {string} path @param {readonly string[]} titles @returns {Node | undefined} */
function mainProduct(products, path, titles) {
  const own = products.find((node) =>
    [node["url"], node["@id"]].some((url) => path !== "/" && pathOf(url) === path),
  );
  const group = products.find((node) => isOfType(node, "ProductGroup"));
  const named = products.find((node) =>
    titles.some((title) => isSameName(title, decodeEntities(node["name"]))),
  );
  // Several nodes of one name are the sizes of one product.
  const oneName = new Set(products.map((node) => node["name"])).size === 1;
  const first = oneName || products.length < LISTING_PRODUCTS ? products[0] : undefined;
  return named ?? own ?? group ?? first;
}

/** @param {unknown} url */
function pathOf(url) {
  try {
    return typeof url === "string" ? new URL(url, location.href).pathname : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
const count = (value) => (Number.isInteger(Number(value)) && value != null ? Number(value) : undefined);
