/** @import { Product, Reading } from "../../types/internal.js" */
import { clip } from "../../lib/clip.js";
import { isVisible } from "../isVisible.js";
import { holds } from "../select.js";
import { currencyIn } from "../words/currencyIn.js";
import { isDisabled, nameOf } from "../words/naming.js";
import { says } from "../words/words.js";
import { NUMBER_FIELDS, NUMBERED, numberOn } from "./productNumber.js";
import { shownPrices } from "./shownPrice.js";

/** @typedef {import("./shownPrice.js").Shown} Shown */
/** Where a page says what is left of a product. */
const STOCK =
  "[class*=stock i],[class*=avail i],[class*=sold i],[class*=dispo i],[id*=stock i],[id*=avail i],[itemprop=availability],button";
/** Where forms and boxes keep the product's number. */
const HOLDERS = `${NUMBER_FIELDS},${NUMBERED}`;
/** The box grows no further up than this from the heading. */
const LEVELS = 7;

/**
 * Returns what a shopper sees of the product: its name, its price, and whether it can be put into the cart.
 *
 * @param {{ _element: Element | undefined, _text: string }} heading
 * @param {Element[]} controls the add-to-cart control and its twins
 * @param {{ price?: string | undefined } | undefined} platform
 * @param {string | undefined} currency as data says
 * @returns {Reading & { prices: number[] }}
 */
export function readShown(heading, controls, platform, currency) {
  const control = controls.find(isVisible) ?? controls[0];
  const box = boxOf(heading._element, control);
  const prices = box ? shownPrices(box, platform?.price, currency, heading._element) : [];
  const [first] = prices;
  return {
    prices: prices.map(({ price }) => price),
    product: /** @type {Partial<Product>} */ ({
      id: numberIn(control?.closest("form") ?? undefined) ?? numberIn(box),
      name: clip(heading._text, 200),
      price: first?.price,
      currency: first && currencyIn(first.text),
      availability: availabilityOf(control, box),
    }),
  };
}

/**
 * The smallest part of the page that holds both heading and control; without a control, a few levels around
 * the heading.
 *
 * @param {Element | undefined} heading @param {Element | undefined} control
 */
function boxOf(heading, control) {
  let box = (heading ?? control)?.parentElement;
  for (let level = 0; box?.parentElement && box !== document.body; level += 1) {
    if (
      control && heading ? holds(box, control) : level >= LEVELS || /\d[.,]\d\d/.test(box.textContent ?? "")
    )
      break;
    box = box.parentElement;
  }
  return box ?? undefined;
}

/**
 * A control that says it can be pressed means in stock; one that says sold out, or such words in its place, not.
 * One that is merely disabled may wait for a size or for a script, and says nothing.
 *
 * @param {Element | undefined} control @param {Element | undefined} box
 */
function availabilityOf(control, box) {
  const name = control ? nameOf(control) : "";
  if (says("soldOut", name)) return "out_of_stock";
  if (control && !isDisabled(control))
    return says("add", name) || says("buy", name) || !name ? "in_stock" : undefined;
  const said = [...(box?.querySelectorAll(STOCK) ?? [])]
    .slice(0, 40)
    .map(({ textContent }) => textContent?.trim() ?? "");
  const words = said.filter((text) => text.length < 80).join(" | ");
  return says("soldOut", words) ? "out_of_stock" : says("inStock", words) ? "in_stock" : undefined;
}

/** @param {Element | undefined} part */
function numberIn(part) {
  const element = part?.querySelector(HOLDERS);
  return element && clip(numberOn(element, "value"), 64);
}
