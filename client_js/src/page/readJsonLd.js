/** @import { Reading } from "../types/internal.js" */
import { clip } from "../lib/clip.js";
import { asProduct } from "./asProduct.js";
import { availabilityIn } from "./availability.js";
import { isOfType, parseJsonLd } from "./parseJsonLd.js";
import { parsePrice } from "./parsePrice.js";
import { isSameName } from "./sameName.js";

/** @typedef {import("./parseJsonLd.js").Node} Node */

/** Page types said by JSON-LD, the most telling first. */
const TYPES = /** @type {const} */ ([
  [/^CheckoutPage$/, "checkout"],
  [/^SearchResultsPage$/, "search"],
  [/^(CollectionPage|OfferCatalog)$/, "listing"],
  [/^(Order|Invoice)$/, "confirmation"],
  [/^ItemPage$/, "product"],
]);
/** Things that are also typed Product where they are advertised, and that no cart takes. */
const NOT_FOR_CARTS =
  /^(Car|Vehicle|Motorcycle|House|Apartment|Accommodation|RealEstateListing|Event|JobPosting)$/;
const READ_ONLY = /^(Article|NewsArticle|BlogPosting|Recipe|FAQPage|AboutPage|ContactPage)$/;
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
  const products = nodes.filter((node) => isOfType(node, /^(Product|ProductGroup)$/));
  const main = products.length ? mainProduct(products, path, titles) : undefined;
  if (main && isOfType(main, NOT_FOR_CARTS)) return { type: "other", weight: 8 };
  const list = nodes.find((node) => isOfType(node, /^ItemList$/));
  const type =
    TYPES.find(([name]) => nodes.some((node) => isOfType(node, name)))?.[1] ??
    (main ? "product" : undefined) ??
    (products.length >= LISTING_PRODUCTS || list ? "listing" : undefined) ??
    (nodes.some((node) => isOfType(node, READ_ONLY)) ? "other" : undefined);
  const product = main && (type === "product" || !type) ? readProduct(main, products) : undefined;
  return {
    type,
    weight: type && (type === "other" ? 3 : 4),
    product,
    results: type === "search" || type === "listing" ? count(list?.["numberOfItems"]) : undefined,
  };
}

/** @param {Node[]} products @param {string} path @param {readonly string[]} titles @returns {Node | undefined} */
function mainProduct(products, path, titles) {
  const own = products.find((node) =>
    [node["url"], node["@id"]].some((url) => path !== "/" && pathOf(url) === path),
  );
  const group = products.find((node) => isOfType(node, /^ProductGroup$/));
  const named = products.find((node) => titles.some((title) => isSameName(title, decoded(node["name"]))));
  // Several nodes of one name are the sizes of one product.
  const oneName = new Set(products.map((node) => node["name"])).size === 1;
  if (own || group || named) return named ?? own ?? group;
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

/** @param {Node} node @param {Node[]} products */
function readProduct(node, products) {
  const twins = products.filter((twin) => twin !== node && twin["name"] === node["name"]);
  const offers = [node, ...twins].flatMap(offersOf);
  const currency = currencyOf(offers);
  const prices = offers.map((offer) => priceOf(offer, currency)).filter((price) => price !== undefined);
  const stock = offers.map((offer) => availabilityIn(offer["availability"])).filter(Boolean);
  const sku = node["sku"] ?? node["mpn"] ?? node["gtin13"] ?? node["gtin"];
  return asProduct({
    id: node["productID"] ?? node["productGroupID"] ?? sku,
    name: decoded(node["name"]),
    sku,
    price: prices.length ? Math.min(...prices) : undefined,
    currency,
    availability: stock.includes("in_stock") ? "in_stock" : stock[0],
    category: decoded(nameIn(node["category"])),
    brand: decoded(nameIn(node["brand"])),
  });
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
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  szlig: "ß",
});

/** `&eacute;` is an e and a combining mark. */
const ACCENTS = /** @type {Record<string, string>} */ ({
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  cedil: "\u0327",
  caron: "\u030c",
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
      .replace(/&([a-z])(acute|grave|circ|tilde|uml|ring|cedil|caron);/gi, (_, letter, mark) =>
        (letter + ACCENTS[mark]).normalize("NFC"),
      )
      .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity),
    200,
  );

/** @param {unknown} value */
const count = (value) => (Number.isInteger(Number(value)) && value != null ? Number(value) : undefined);
