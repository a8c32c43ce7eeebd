/**
 * How regions are recognised where the shop has not marked them. Data, so that a platform's marks can be
 * added as another table without new code.
 *
 * @typedef {object} Hint
 * @property {string} [selector] elements that are the region by their markup
 * @property {string} [candidates] elements that may be, by their name
 * @property {import("./words/words.js").Saying} [name] what such an element is called
 * @property {RegExp} [tokens] what markup calls such an element, whatever its language
 * @property {boolean} [anywhere] also in header, footer and menus
 */

const COUPONS = ["coupon", "promo", "discount", "voucher", "reduction_code"];
const CONTROL = "button,input[type=submit],input[type=button],[role=button],a";

/** @type {Record<import("../types/internal.js").RegionName, Hint>} */
export const REGION_HINTS = {
  // Found by weighing, see addControls.js.
  "add-to-cart": {},
  "size-guide": {
    candidates: `${CONTROL},summary`,
    name: "sizeGuide",
    tokens: /size[-_]?(guide|chart|finder|table)/i,
  },
  "size-options": {
    selector:
      "select[name*=size i],select[id*=size i],fieldset[class*=size i],[role=radiogroup][aria-label*=size i]",
    candidates: "fieldset,[role=radiogroup]",
    name: "size",
  },
  reviews: { selector: "#reviews,#product-reviews,section[id*=review i],section[class*=review i]" },
  specs: {
    selector: "#specs,#specifications,[id*=specification i],section[class*=spec i],table[class*=spec i]",
  },
  gallery: { selector: "[class*=product__media i],[class*=gallery i],[aria-roledescription=carousel]" },
  policy: { candidates: "a,summary,button[aria-expanded]", name: "returns", anywhere: true },
  price: { selector: "[itemprop=price],[class*=product-price i],[class*=product__price i],.price" },
  coupon: { selector: COUPONS.map((word) => `input[name*=${word} i],input[id*=${word} i]`).join() },
  "checkout-form": { selector: "form.checkout,form[action*=checkout i],#checkout form" },
  search: { selector: "input[type=search],[role=search] input,input[name=q]", anywhere: true },
};
