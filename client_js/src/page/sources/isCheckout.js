import { whileReading } from "../whileReading.js";

/** What only a checkout asks for together, by autocomplete token, name, id or label. */
const patterns = whileReading(() => ({
  _kinds: [
    /cc-(number|exp)|card.?(no|num)|kartennummer|num[eé]ro de carte/i,
    /postal|\bzip|postcode|plz\b|code.?post/i,
    /address-?(line)?-?1|street|addr(ess)?.?1|stra(ß|ss)e|shipping.?address/i,
  ],
  _order:
    /place (your )?order|continue to (shipping|payment|delivery|review)|pay now|complete (order|purchase)|zahlungspflichtig|(passer|valider) (la )?commande/i,
}));
const FIELDS = "input:not([type=hidden]),select";
const MOST_FIELDS = 300;

/**
 * Returns how strongly a page's fields and buttons speak for a checkout: a card's number beside an address does, an
 * address alone is an address book.
 */
export function checkoutWeight() {
  const asked = [...document.querySelectorAll(FIELDS)].slice(0, MOST_FIELDS).map(purpose);
  const { _kinds, _order } = patterns();
  const asks = _kinds.filter((kind) => asked.some((text) => kind.test(text)));
  const offers = [...document.querySelectorAll("button,input[type=submit]")].some((button) =>
    _order.test(button.textContent || button.getAttribute("value") || ""),
  );
  return asks.length > 1 || (asks.length && offers) ? (asks[0] === _kinds[0] || offers ? 6 : 2) : 0;
}

/** @param {Element} field */
const purpose = (field) =>
  ["autocomplete", "name", "id", "aria-label", "placeholder"]
    .map((name) => field.getAttribute(name))
    .join(" ");
