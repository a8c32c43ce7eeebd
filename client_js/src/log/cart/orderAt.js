/** @import { Scene } from "../../types/internal.js" */
/** @typedef {import("./followCart.js").Order} Order */
import { clip } from "../../lib/clip.js";
import { compact } from "../../lib/compact.js";
import { NUMBER_FIELDS, NUMBERED, numberOn } from "../../page/sources/productNumber.js";
import { isDisabled } from "../../page/words/naming.js";

/**
 * Controls of cards, which put another product into the cart than the page's own. Of a form's controls only those
 * that submit it: a size guide is opened from the same form.
 */
const CARD_ADDS =
  ".add_to_cart_button,form[action*='/cart/add'] :is([type=submit],[type=image],button:not([type=button],[type=reset]),[name=add]),[data-button-type=add-cart],.action.tocart,[data-button-action=add-to-cart]";
const FIELDS = `[name=id],${NUMBER_FIELDS}`;
const QUANTITY =
  "[name=quantity],[name=qty],[name$='[quantity]'],[name=menge],[name=anzahl],[name=cantidad],[name=aantal],[name=quantite]";

/**
 * Returns what pressing `element`, or submitting it, puts into the cart; undefined when it puts nothing.
 *
 * @param {Element} element
 * @param {Scene} scene
 * @returns {Order | undefined}
 */
export function orderAt(element, { _context, _regions }) {
  const form = element.closest("form");
  const controls = _regions.get("add-to-cart") ?? [];
  const control = controls.find((own) => own.contains(element) || (form === element && form.contains(own)));
  const { product } = _context;
  if (control && product) {
    if (isDisabled(control)) return undefined;
    const { id, price, currency } = product;
    return compact({ product: id, quantity: quantityIn(form), price, currency });
  }
  const card =
    element.closest(CARD_ADDS) ??
    (form === element && element.matches("[action*='/cart/add']") ? element : undefined);
  const number = card && productIn(card);
  return number ? { product: number, quantity: quantityIn(form) } : undefined;
}

/** @param {HTMLFormElement | null} form */
const quantityIn = (form) => chosenIn(form) || 1;

/** How many a form's own field says, wherever it stands; nought where none does. @param {HTMLFormElement | null} form */
export const chosenIn = (form) => {
  const field = /** @type {HTMLInputElement | undefined} */ (
    [...(form?.elements ?? [])].find((each) => each.matches(QUANTITY))
  );
  return Math.max(0, Math.round(Number(field?.value)) || 0);
};

/**
 * Returns the product number a control, its form or the box around it carries.
 *
 * @param {Element} element
 * @returns {string | undefined}
 */
export function productIn(element) {
  const field = /** @type {HTMLInputElement | null | undefined} */ (
    element.closest("form")?.querySelector(FIELDS)
  );
  return clip(numberOn(element.closest(NUMBERED)) ?? field?.value, 64);
}
