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

/** Names of add-to-cart controls seen on real pages; whole names, so that "add to cart later" is none. */
const ADD =
  /^(add|buy|add to (cart|bag|basket|trolley|shopping bag)|buy now|in den warenkorb( legen)?|ajouter au panier|aggiungi al carrello|añadir (al carro|al carrito|a la cesta)|agregar al carrito|adicionar ao (carrinho|cesto)|comprar|do koš[ií]k[ua]|vložit do košíku|pridať do košíka|(dodaj )?do koszyka|adaug[aă] [iî]n co[sș]|lisää ostoskoriin|lisa ostukorvi|naroči|lägg i varukorg(en)?|in winkelwagen|læg i kurv|в корзину|купить|купити|купить сейчас|장바구니( 담기)?|加入購物車|加入购物车|カートに入れる|thêm vào giỏ hàng|sepete ekle|اضف الى حقيبة التسوق|הוסף לעגלה)\b/i;

const SIZE_GUIDE =
  /size (guide|chart|finder)|find your size|fit guide|größen(tabelle|berater)|guide des tailles|guía de tallas|guia de (medidas|tamanhos)|(guida|tabella) (alle )?taglie|maattabel|tabela rozmiar|storleksguide|サイズ表|尺码表/i;

const RETURNS =
  /\b(return|refund|exchange)s?\b|rückgabe|widerruf|retours?\b|devoluci|reso gratuito|\bresi\b|zwrot|vrácen|remboursement/i;

/** @type {Record<import("../types/internal.js").RegionName, Hint>} */
export const REGION_HINTS = {
  "add-to-cart": {
    selector: [
      'form[action*="/cart/add"] [name=add]',
      "form.cart .single_add_to_cart_button",
      "#product-addtocart-button",
      "[data-button-action=add-to-cart]",
      "#form-action-addToCart",
      "#button-cart",
      "#add-to-cart",
    ].join(),
    candidates: CONTROL,
    name: ADD,
  },
  "size-guide": { candidates: `${CONTROL},summary`, name: SIZE_GUIDE },
  "size-options": {
    selector:
      "select[name*=size i],fieldset[class*=size i],fieldset[name*=size i],[role=radiogroup][aria-label*=size i],[data-option-name*=size i],select[id*=size i]",
    candidates: "fieldset,[role=radiogroup]",
    name: /^(size|größe|taille|talla|taglia|maat|rozmiar|storlek|サイズ)/i,
  },
  reviews: { selector: "#reviews,#customer-reviews,section[id*=review i],section[class*=review i],[itemprop=review]" },
  specs: {
    selector: "#specs,#specifications,[id*=specification i],section[class*=spec i],table[class*=spec i]",
  },
  gallery: {
    selector: "[class*=product-gallery i],[class*=product__media i],[class*=gallery i],[aria-roledescription=carousel]",
  },
  policy: { candidates: "a,summary,button[aria-expanded]", name: RETURNS, anywhere: true },
  price: { selector: "[itemprop=price],[data-price],[class*=product-price i],[class*=product__price i],.price" },
  coupon: {
    selector:
      "input[name*=coupon i],input[id*=coupon i],input[name*=promo i],input[name*=discount i],input[name*=voucher i],input[name*=gutschein i]",
  },
  "checkout-form": { selector: "form.checkout,form[action*=checkout i],#checkout form,#checkout-form" },
  search: { selector: "input[type=search],[role=search] input,input[name=q],input[name=search]", anywhere: true },
};
