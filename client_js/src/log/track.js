/** @import { UnsentEvent } from "../types/internal.js" */
import { clip } from "../lib/clip.js";
import { isOneOf } from "../lib/isOneOf.js";
import { scrub } from "../lib/scrub.js";
import { fromGa4 } from "./ga4.js";

const MAX_FIELDS = 24;

/**
 * Returns the events behind `waverly("track", name, fields)`.
 *
 * GA4-shaped fields (with `items` or `transaction_id`) are translated; anything else goes as it is, for the server knows
 * aliases and keeps what it does not know. Texts are scrubbed of personal data and cut.
 *
 * @param {unknown} name
 * @param {unknown} fields
 * @returns {UnsentEvent[]}
 */
export function trackedEvents(name, fields) {
  const kind = clip(name, 64);
  if (!kind) return [];
  const given = /** @type {Record<string, unknown>} */ (fields && typeof fields === "object" ? fields : {});
  const translated = "items" in given || "transaction_id" in given ? fromGa4(kind, given) : [];
  if (translated.length) return translated;
  const kept = Object.entries(given).filter(([key]) => !isOneOf("kind|seq|at", key));
  return [
    { ...Object.fromEntries(kept.slice(0, MAX_FIELDS).map(([key, value]) => [key, cleaned(value)])), kind },
  ];
}

/** @param {unknown} value @returns {unknown} */
function cleaned(value) {
  if (typeof value === "string") return scrub(value).slice(0, 200);
  if (Array.isArray(value)) return value.slice(0, 50).map(cleaned);
  if (!value || typeof value !== "object") return typeof value === "bigint" ? Number(value) : value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_FIELDS)
      .map(([key, inner]) => [key, cleaned(inner)]),
  );
}
