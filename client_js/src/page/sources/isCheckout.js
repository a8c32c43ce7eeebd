import { select } from "../select.js";
import { callingOf } from "../words/naming.js";
import { says } from "../words/words.js";

/** What only a checkout asks for together; the first alone is telling. */
const ASKED = /** @type {const} */ (["card", "postcode", "street"]);
const FIELDS = "input:not([type=hidden]),select";
const MOST_FIELDS = 300;

/**
 * Returns how strongly a page's fields and buttons speak for a checkout: a card's number beside an address does, an
 * address alone is an address book.
 */
export function checkoutWeight() {
  const asked = select(FIELDS).slice(0, MOST_FIELDS).map(callingOf);
  const asks = ASKED.filter((what) => asked.some((text) => says(what, text)));
  const offers = select("button,input[type=submit]").some((button) =>
    says("order", button.textContent || button.getAttribute("value") || ""),
  );
  return asks.length > 1 || (asks.length && offers) ? (asks[0] === "card" || offers ? 6 : 2) : 0;
}
