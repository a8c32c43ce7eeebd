/** What only a checkout asks for together, by autocomplete token, name, id or label. @type {RegExp[]} */
const KINDS = [
  /cc-(number|exp)|card.?(no|num)|kartennummer|num[eé]ro de carte/i,
  /postal|\bzip|postcode|plz\b|code.?post/i,
  /address-?(line)?-?1|street|addr(ess)?.?1|stra(ß|ss)e|shipping.?address/i,
];
const FIELDS = "input:not([type=hidden]),select";
const ORDER =
  /place (your )?order|continue to (shipping|payment|delivery|review)|pay now|complete (order|purchase)|zahlungspflichtig|(passer|valider) (la )?commande/i;
const MOST_FIELDS = 300;

/**
 * Returns how strongly a page's fields and buttons speak for a checkout: a card's number beside an address does, an
 * address alone is an address book.
 */
export function checkoutWeight() {
  const asked = [...document.querySelectorAll(FIELDS)].slice(0, MOST_FIELDS).map(purpose);
  const kinds = KINDS.filter((kind) => asked.some((text) => kind.test(text)));
  const orders = [...document.querySelectorAll("button,input[type=submit]")].some((button) =>
    ORDER.test(button.textContent || button.getAttribute("value") || ""),
  );
  return kinds.length > 1 || (kinds.length && orders) ? (kinds[0] === KINDS[0] || orders ? 6 : 2) : 0;
}

/** @param {Element} field */
const purpose = (field) =>
  ["autocomplete", "name", "id", "aria-label", "placeholder"]
    .map((name) => field.getAttribute(name))
    .join(" ");
