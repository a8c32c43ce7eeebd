/**
 * How regions are recognised where the shop has not marked them. Data, so that a platform's marks can be
 * added as another table without new code.
 *
 * In order of how much they say about a doubt: of several regions in view, the shopper counts as being in the first.
 *
 * @typedef {object} Hint
 * @property {string} [_selector] elements that are the region by their markup
 * @property {string} [_candidates] elements that may be, by their name
 * @property {import("./words/words.js").Saying[]} [_name] what such an element is called
 * @property {RegExp} [_tokens] what markup calls such an element, whatever its language
 * @property {boolean} [_anywhere] also in header, footer and menus
 * @property {boolean} [_hidden] also where it is not shown yet
 * @property {string} [_outOf] but out of these
 */

const COUPONS = ["coupon", "promo", "discount", "voucher", "reduction_code"];
/** What narrows a list down chooses nothing of a product, in whatever language: filter, filtro, filtre. */
const FILTERS = `${["class", "id", "name", "aria-label"].map((name) => `[${name}*=filt i]`)},[class*=facet i],[id*=facet i]`;
const CONTROL = "button,input[type=submit],input[type=button],[role=button],a";

/** @type {Record<import("../types/internal.js").RegionName, Hint>} */
export const REGION_HINTS = {
  "size-guide": {
    _candidates: `${CONTROL},summary`,
    _name: ["sizeGuide"],
    _tokens: /size[-_]?(guide|chart|finder|table)/i,
  },
  policy: {
    _candidates: "a,summary,button[aria-expanded],section",
    _name: ["returns", "delivery"],
    _anywhere: true,
  },
  // Tabs hide both until they are asked for.
  reviews: {
    _selector:
      "#reviews,#product-reviews,section[id*=review i],section[class*=review i],#avaliacoes,#opiniones",
    _hidden: true,
  },
  specs: {
    _selector: "[id*=specs i],[id*=specification i],section[class*=spec i],table[class*=spec i]",
    _hidden: true,
  },
  // Many shops show the field when it is asked for.
  coupon: {
    _selector: COUPONS.map((word) => `input:not([type=hidden]):is([name*=${word} i],[id*=${word} i])`).join(),
    _hidden: true,
  },
  "checkout-form": {
    _selector: "form.checkout,form[action*=checkout i],form[class*=checkout__],[id^=checkout] form",
  },
  "size-options": {
    _selector:
      "select[name*=size i],select[id*=size i],fieldset[class*=size i],[role=radiogroup][aria-label*=size i],.swatch-attribute.size",
    _candidates: "fieldset,[role=radiogroup],select",
    _name: ["size"],
    _outOf: `:is(${FILTERS}):not(body,main)`,
  },
  gallery: {
    _selector:
      "[class*=product__media i],[data-image-gallery],[class*=gallery i],[aria-roledescription=carousel]",
  },
  price: {
    _selector: "[itemprop=price],[class*=product-price i],[class*=product__price i],.price,.preco,.precio",
  },
  // Found by weighing, see addControls.js.
  "add-to-cart": {},
  search: { _selector: "input[type=search],[role=search] input,input[name=q]", _anywhere: true },
};
