/**
 * How regions are recognised where the shop has not marked them. Data, so that a platform's marks can be
 * added as another table without new code.
 *
 * @typedef {object} Hint
 * @property {string} [selector] elements that are the region by their markup
 * @property {string} [candidates] elements that may be, by their name
 * @property {RegExp} [name] what such an element is called
 * @property {boolean} [anywhere] also in header, footer and menus
 */

const CONTROL = "button,input[type=submit],input[type=button],[role=button],a";

/** Stems of the names of add-to-cart controls seen on real pages, in some thirty languages. */
const ADD =
  /^(add|buy|buy now)$|^(?!view|see|zum|voir|ver|vai).{0,24}(to (cart|bag|basket|trolley)|warenkorb|au panier|carr(o|ello|ito|inho)|cest[ao]$|comprar|do ko[sš][ií]|koszyka|[iî]n co[sș]|ostoskor|ostukor|naroči|varukorg|winkelwagen|kurv|корзин|купи|장바구니|購物車|购物车|カート|giỏ hàng|sepete|التسوق|לעגלה)/i;

const SIZE_GUIDE =
  /size (guide|chart|finder)|fit guide|größen(tab|ber)|guide des tailles|guía de tallas|guia de |taglie|maattabel|rozmiar|storleks|サイズ表|尺码表/i;

const RETURNS = /\b(return|refund)s?\b|rückgabe|widerruf|retour|devoluci|\bresi\b|zwrot|vrácen/i;

/** @type {Record<import("../types/internal.js").RegionName, Hint>} */
export const REGION_HINTS = {
  "add-to-cart": {
    selector:
      'form[action*="/cart/add"] [name=add],.single_add_to_cart_button,#product-addtocart-button,[data-button-action=add-to-cart],#form-action-addToCart,#button-cart,#add-to-cart',
    candidates: CONTROL,
    name: ADD,
  },
  "size-guide": { candidates: `${CONTROL},summary`, name: SIZE_GUIDE },
  "size-options": {
    selector:
      "select[name*=size i],select[id*=size i],fieldset[class*=size i],[role=radiogroup][aria-label*=size i]",
    candidates: "fieldset,[role=radiogroup]",
    name: /^(size|größe|taille|talla|taglia|maat|rozmiar|storlek)/i,
  },
  reviews: { selector: "#reviews,section[id*=review i],section[class*=review i]" },
  specs: { selector: "#specs,[id*=specification i],section[class*=spec i],table[class*=spec i]" },
  gallery: { selector: "[class*=product__media i],[class*=gallery i],[aria-roledescription=carousel]" },
  policy: { candidates: "a,summary,button[aria-expanded]", name: RETURNS, anywhere: true },
  price: { selector: "[itemprop=price],[class*=product-price i],[class*=product__price i],.price" },
  coupon: {
    selector:
      "input[name*=coupon i],input[id*=coupon i],input[name*=promo i],input[name*=discount i],input[name*=voucher i]",
  },
  "checkout-form": { selector: "form.checkout,form[action*=checkout i],#checkout form" },
  search: { selector: "input[type=search],[role=search] input,input[name=q]", anywhere: true },
};
