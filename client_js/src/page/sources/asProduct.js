/** @import { Product } from "../../types/internal.js" */
import { clip } from "../../lib/clip.js";
import { parsePrice } from "../words/parsePrice.js";
import { availabilityIn } from "./availability.js";

/** What the wire takes of a number and of a word. */
const LONGEST_ID = 64;
const LONGEST_WORD = 200;

/** Product fields as a source writes them. @typedef {Partial<Record<keyof Product, unknown>>} Written */

/**
 * Returns a source's product in the wire's words; what cannot be read is undefined.
 *
 * @param {Written} written
 */
export function asProduct({ id, sku, name, price, currency, availability, category, brand, variant }) {
  const code = /^[A-Z]{3}$/.exec(
    String(currency ?? "")
      .trim()
      .toUpperCase(),
  )?.[0];
  return /** @type {Partial<Product>} */ ({
    id: clip(id, LONGEST_ID),
    sku: clip(sku, LONGEST_ID),
    name: clip(name, LONGEST_WORD),
    price: parsePrice(price, code),
    currency: code,
    availability: availabilityIn(availability),
    category: clip(category, LONGEST_WORD),
    brand: clip(brand, LONGEST_WORD),
    variant: clip(variant, LONGEST_WORD),
  });
}
