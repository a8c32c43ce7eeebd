import { asProduct } from "./asProduct.js";
import { availabilityIn } from "./availability.js";
import { decodeEntities } from "./decodeEntities.js";
import { meantPrice } from "./meantPrice.js";

/** @typedef {import("./parseJsonLd.js").Node} Node */

/**
 * Returns the product a JSON-LD node describes, with the offers of its twins: sizes are often nodes of one name.
 *
 * @param {Node} node @param {Node[]} products
 * @param {number[]} [shown] prices a shopper sees, the most prominent first
 */
export function jsonLdProduct(node, products, shown) {
  const twins = products.filter((twin) => twin !== node && twin["name"] === node["name"]);
  const offers = [node, ...twins].flatMap(offersOf);
  const currency = currencyOf(offers);
  const stock = offers
    .map((offer) => availabilityIn(offer["availability"] ?? offer["Availability"]))
    .filter(Boolean);
  const ownSku = offers.length === 1 ? offers[0]?.["sku"] : undefined;
  const sku = node["sku"] ?? ownSku ?? node["mpn"] ?? node["gtin13"] ?? node["gtin"];
  return asProduct({
    id: node["productID"] ?? node["productGroupID"] ?? sku,
    name: decodeEntities(node["name"]),
    sku,
    price: meantPrice(offers.flatMap(pricesOf), offers.some(isRange), currency, shown),
    currency,
    availability: stock.includes("in_stock") ? "in_stock" : stock[0],
    category: decodeEntities(nameIn(node["category"])),
    brand: decodeEntities(nameIn(node["brand"])),
  });
}

/** Wix writes `Offers` and `Availability`. @param {Node} node @returns {Node[]} */
function offersOf(node) {
  const own = /** @type {Node[]} */ (
    [node["offers"] ?? node["Offers"]].flat().filter((offer) => offer && typeof offer === "object")
  );
  const inner = own.flatMap((offer) => /** @type {Node[]} */ ([offer["offers"] ?? []].flat()));
  const variants = /** @type {Node[]} */ ([node["hasVariant"] ?? []].flat());
  return [...own, ...inner, ...variants.flatMap((variant) => (variant ? offersOf(variant) : []))];
}

/** @param {Node} offer */
const pricesOf = (offer) => [
  offer["price"] ?? offer["lowPrice"] ?? specificationOf(offer)?.["price"],
  offer["highPrice"],
];

/** @param {Node} offer */
const isRange = (offer) => offer["lowPrice"];

/** @param {Node[]} offers */
function currencyOf(offers) {
  const codes = offers.map((offer) => offer["priceCurrency"] ?? specificationOf(offer)?.["priceCurrency"]);
  return codes.map((code) => String(code).toUpperCase()).find((code) => /^[A-Z]{3}$/.test(code));
}

/** @param {Node} offer */
const specificationOf = (offer) =>
  /** @type {Node | undefined} */ ([offer["priceSpecification"]].flat()[0] ?? undefined);

/** @param {unknown} value */
const nameIn = (value) => {
  const first = [value].flat()[0];
  return first && typeof first === "object" ? /** @type {Node} */ (first)["name"] : first;
};
