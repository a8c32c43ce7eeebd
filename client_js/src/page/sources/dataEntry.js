/** @import { DataEntry } from "../../types/internal.js" */

/** @typedef {Record<string, unknown>} Fields */
/** How an entry came: by Google's tag, as an object, or as one of the older form. @typedef {"tag" | "object" | "older"} Form */

/** Google's older enhanced e-commerce: its actions, and what they are called today. */
const UNIVERSAL = {
  purchase: "purchase",
  detail: "view_item",
  add: "add_to_cart",
  remove: "remove_from_cart",
  checkout: "begin_checkout",
  impressions: "view_item_list",
};

/**
 * Returns name and parameters of a data layer entry in GA4's words: pushed by `gtag("event", …)`, as an object with
 * `ecommerce`, or in the older form with one key per action; undefined for anything else.
 *
 * @param {DataEntry} entry
 * @returns {{ name: string, fields: Fields, by: Form } | undefined}
 */
export function readDataEntry(entry) {
  if (entry[0] === "event") return { name: String(entry[1]), fields: fieldsIn(entry[2]) ?? {}, by: "tag" };
  const commerce = fieldsIn(entry["ecommerce"]);
  const older = commerce && Object.entries(UNIVERSAL).find(([action]) => commerce[action]);
  if (older && !commerce["items"])
    return { name: older[1], fields: modern(commerce, commerce[older[0]]), by: "older" };
  const name = entry["event"];
  return typeof name === "string"
    ? { name, fields: commerce ?? fieldsIn(entry["eventModel"]) ?? entry, by: "object" }
    : undefined;
}

/** @param {Fields} commerce @param {unknown} action */
function modern(commerce, action) {
  const { actionField, products } = /** @type {{ actionField?: Fields, products?: unknown }} */ (action);
  const items = Array.isArray(action) ? action : products;
  return {
    currency: commerce["currencyCode"] ?? actionField?.["currencyCode"],
    transaction_id: actionField?.["id"],
    value: actionField?.["revenue"],
    items: Array.isArray(items) ? items : [],
  };
}

/** @param {unknown} value */
const fieldsIn = (value) => (value && typeof value === "object" ? /** @type {Fields} */ (value) : undefined);
