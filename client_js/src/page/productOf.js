/** @import { Product, PublicContext } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */
import { compact } from "../lib/compact.js";
import { decideProduct, SAID } from "./decideProduct.js";
import { asProduct } from "./sources/asProduct.js";
import { jsonLdProduct } from "./sources/jsonLdProduct.js";
import { microdataProduct } from "./sources/microdataProduct.js";
import { readShown } from "./sources/readShown.js";
import { writtenCurrency } from "./words/currencyIn.js";
import { isSameName } from "./words/sameName.js";

/**
 * Returns the page's product: what its sources say, decided between them and what a shopper sees.
 *
 * @param {Sourced[]} data @param {ReturnType<typeof import("./sources/heading.js").readHeading>} heading @param {Element[]} controls
 * @param {ReturnType<typeof import("./sources/readPlatform.js").platformOf>} platform @param {PublicContext} context
 * @returns {Product | undefined}
 */
export function productOf(data, heading, controls, platform, context) {
  const read = data.map((reading) => ({ ...reading, product: productIn(reading) }));
  const isTold = read.some(({ product }) => Object.keys(compact(product)).length);
  return decided(read, heading, controls, platform, context, isTold || controls.length > 0);
}

/** A source's own product. @param {Sourced} reading @param {number[]} [shown] prices a shopper sees @returns {Partial<Product>} */
function productIn({ product, _written, _unit = 1, _nodes, _scope }, shown) {
  if (_nodes) return jsonLdProduct(..._nodes, shown);
  if (_scope) return microdataProduct(_scope, shown);
  if (!_written) return product ?? {};
  const { price, ...written } = asProduct(_written);
  return { ...written, price: price ? price / _unit : null };
}

/**
 * @param {Sourced[]} data @param {Parameters<typeof productOf>[1]} heading @param {Element[]} controls
 * @param {Parameters<typeof productOf>[3]} platform @param {PublicContext} context
 * @param {boolean} isOffered what nobody tells of and nothing can put into a cart may still say that it is sold out
 * @returns {Product | undefined}
 */
function decided(data, heading, controls, platform, context, isOffered) {
  const currency = data.map(({ product }) => product?.currency).find(Boolean) ?? writtenCurrency();
  const shown = readShown(heading, controls, platform, currency);
  if (!isOffered && shown.product?.availability !== "out_of_stock") return undefined;
  const own = data
    .filter((reading) => !isOfAnother(reading, heading._text, shown.prices))
    .map((reading) => ({ ...reading, product: productIn(reading, shown.prices) }));
  const known = own.map(({ product }) => product?.price).filter((price) => price != null);
  // A price that data and page both name is the one, even where another stands out more.
  const agreed = shown.prices.find((price) => known.includes(price));
  if (shown.product && agreed) shown.product.price = agreed;
  /** @type {Sourced[]} */
  const readings = [
    ...own,
    { ...shown, source: "shown" },
    { product: { currency: currency ?? null }, source: "heuristic" },
  ];
  const product = compact(decideProduct(readings, context));
  const id = product.id ?? product.sku ?? product.name?.slice(0, 64);
  return id ? { ...product, id } : undefined;
}

/**
 * Tells whether a source speaks of another product: neither its name nor its price is what the page shows.
 *
 * @param {Sourced} reading @param {string} heading @param {number[]} prices
 */
function isOfAnother({ product: { name, price } = {}, source }, heading, prices) {
  if (!name || !price || !heading || !prices.length || SAID.includes(source)) return false;
  return !prices.includes(price) && ![heading, document.title].some((title) => isSameName(title, name));
}
