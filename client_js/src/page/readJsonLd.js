/** @import { Product, Reading } from "../types/internal.js" */
import { clip } from "../lib/clip.js";
import { isOfType, parseJsonLd } from "./parseJsonLd.js";
import { parsePrice } from "./parsePrice.js";

/** @typedef {import("./parseJsonLd.js").Node} Node */

/** Page types said by JSON-LD, the most telling first. */
const TYPES = /** @type {const} */ ([
  [/^CheckoutPage$/, "checkout"],
  [/^SearchResultsPage$/, "search"],
  [/^(CollectionPage|OfferCatalog)$/, "listing"],
  [/^(Order|Invoice)$/, "confirmation"],
  [/^ItemPage$/, "product"],
]);
/** From this many products of equal rank on, the page is about none of them. */
const LISTING_PRODUCTS = 4;

/**
 * Returns what the page's JSON-LD says about it.
 *
 * @param {readonly string[]} texts contents of the `application/ld+json` scripts
 * @param {string} path of the page, to tell its own product from recommended ones
 * @returns {Reading}
 */
export function readJsonLd(texts, path) {
  const nodes = parseJsonLd(texts);
  const products = nodes.filter((node) => isOfType(node, /^(Product|ProductGroup)$/));
  const main = products.length && mainProduct(products, path);
  const list = nodes.find((node) => isOfType(node, /^ItemList$/));
  const type =
    TYPES.find(([name]) => nodes.some((node) => isOfType(node, name)))?.[1] ??
    (main ? "product" : undefined) ??
    (products.length >= LISTING_PRODUCTS || list ? "listing" : undefined);
  const product = main && (type === "product" || !type) ? readProduct(main) : undefined;
  return {
    type,
    weight: type && 4,
    product: product?.id ? product : undefined,
    results: type === "search" || type === "listing" ? count(list?.["numberOfItems"]) : undefined,
  };
}

/** @param {Node[]} products @param {string} path @returns {Node | undefined} */
function mainProduct(products, path) {
  const own = products.find((node) => [node["url"], node["@id"]].some((url) => pathOf(url) === path));
  const group = products.find((node) => isOfType(node, /^ProductGroup$/));
  // Several nodes of one name are the sizes of one product.
  const oneName = new Set(products.map((node) => node["name"])).size === 1;
  if (own || group) return own ?? group;
  return oneName || products.length < LISTING_PRODUCTS ? products[0] : undefined;
}

/** @param {unknown} url */
function pathOf(url) {
  try {
    return typeof url === "string" ? new URL(url, location.href).pathname : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Node} node @returns {Partial<Product>} */
function readProduct(node) {
  const offers = offersOf(node);
  const currency = currencyOf(offers);
  const prices = offers.map((offer) => priceOf(offer, currency)).filter((price) => price !== undefined);
  const inStock = offers.some((offer) => availabilityOf(offer) === "in_stock");
  const sku = clip(node["sku"] ?? node["mpn"] ?? node["gtin13"] ?? node["gtin"], 64);
  const id = clip(node["productID"], 64) ?? clip(node["productGroupID"], 64) ?? sku ?? clip(node["name"], 64);
  return {
    .../** @type {Partial<Product>} */ (id ? { id } : {}),
    name: decoded(node["name"]) ?? null,
    sku: sku ?? null,
    price: prices.length ? Math.min(...prices) : null,
    currency: currency ?? null,
    availability: inStock ? "in_stock" : (availabilityOf(offers[0]) ?? null),
    category: decoded(nameIn(node["category"])) ?? null,
    brand: decoded(nameIn(node["brand"])) ?? null,
  };
}

/** @param {Node} node @returns {Node[]} */
function offersOf(node) {
  const own = /** @type {Node[]} */ (
    [node["offers"]].flat().filter((offer) => offer && typeof offer === "object")
  );
  const inner = own.flatMap((offer) => /** @type {Node[]} */ ([offer["offers"] ?? []].flat()));
  const variants = /** @type {Node[]} */ ([node["hasVariant"] ?? []].flat());
  return [...own, ...inner, ...variants.flatMap((variant) => (variant ? offersOf(variant) : []))];
}

/** @param {Node} offer @param {string | undefined} currency */
const priceOf = (offer, currency) =>
  parsePrice(offer["price"] ?? offer["lowPrice"] ?? specificationOf(offer)?.["price"], currency);

/** @param {Node[]} offers */
function currencyOf(offers) {
  const codes = offers.map((offer) => offer["priceCurrency"] ?? specificationOf(offer)?.["priceCurrency"]);
  return codes.map(String).find((code) => /^[A-Z]{3}$/.test(code));
}

/** @param {Node} offer */
const specificationOf = (offer) =>
  /** @type {Node | undefined} */ ([offer["priceSpecification"]].flat()[0] ?? undefined);

/** @param {Node | undefined} offer */
function availabilityOf(offer) {
  const word = String(offer?.["availability"] ?? "")
    .replace(/^.*\//, "")
    .toLowerCase();
  if (!word) return undefined;
  if (/in_?stock|limited|onlineonly|instoreonly/.test(word)) return "in_stock";
  return /pre_?(order|sale)|backorder/.test(word) ? "preorder" : "out_of_stock";
}

/** @param {unknown} value */
const nameIn = (value) => {
  const first = [value].flat()[0];
  return first && typeof first === "object" ? /** @type {Node} */ (first)["name"] : first;
};

const ENTITIES = /** @type {Record<string, string>} */ ({
  amp: "&",
  quot: '"',
  lt: "<",
  gt: ">",
  apos: "'",
  nbsp: " ",
});

/**
 * Entities inside JSON strings are a common fault; the few that matter are read without making markup.
 *
 * @param {unknown} value
 */
const decoded = (value) =>
  clip(
    String(value ?? "")
      .replace(/&#x([\da-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16) % 0x110000))
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code) % 0x110000))
      .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity),
    200,
  );

/** @param {unknown} value */
const count = (value) => (Number.isInteger(Number(value)) && value != null ? Number(value) : undefined);
