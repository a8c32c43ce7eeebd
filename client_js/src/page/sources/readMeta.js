/** @import { Reading } from "../../types/internal.js" */
import { select } from "../select.js";
import { isLeftBehind } from "./isLeftBehind.js";

/** Returns what OpenGraph and `product:*` metadata say. @returns {Reading} */
export function readMeta() {
  /** @type {Map<string | null, Element>} */
  const named = new Map();
  for (const element of select("meta").reverse())
    named.set(element.getAttribute("property") ?? element.getAttribute("name"), element);
  /** @param {string[]} names the first that says something counts */
  const meta = (...names) =>
    names.map((name) => named.get(name)?.getAttribute("content")?.trim()).find(Boolean) ?? "";
  const title = named.get("og:title");
  if (title && isLeftBehind(title)) return {};
  const type = meta("og:type");
  const isProduct = /(^|[.:])product(\.item)?$/.test(type);
  return {
    type: isProduct ? "product" : type === "article" ? "other" : undefined,
    _weight: isProduct ? 3 : 1,
    _written: {
      name: meta("og:title"),
      sku: meta("product:retailer_item_id", "product:sku"),
      price: meta("product:sale_price:amount", "product:price:amount", "og:price:amount"),
      currency: meta("product:price:currency", "product:sale_price:currency", "og:price:currency"),
      availability: meta("product:availability", "og:availability"),
      brand: meta("product:brand", "og:brand"),
    },
  };
}
