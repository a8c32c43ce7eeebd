import { openingTag } from "../../page/words/naming.js";

const STEPPED = "button+:not(button)";
const FIELDS = `input:not([type=hidden]),select,[role=spinbutton],[class*=qty i],[class*=quantity i],${STEPPED}`;
const CALLED = /qty|quant|anzahl|menge|cantidad|aantal|antal|ilo[sś]/i;
/** So far around a control its quantity may be chosen. */
const LEVELS = 4;

/**
 * Returns how many of a product a control puts into the cart, as is chosen in the smallest box around it that holds such a choice.
 *
 * @param {Element} control
 */
export function quantityAt(control) {
  let box = control.parentElement;
  for (let level = 0; box && level < LEVELS; level += 1, box = box.parentElement) {
    const [count, more] = countsIn(box);
    if (count) return more ? 1 : count;
  }
  return 1;
}

/** Returns what is chosen as a quantity in a part of the page, one for each choice. @param {Element} part */
export const countsIn = (part) =>
  [...part.querySelectorAll(FIELDS)]
    .filter((field) => field.matches("[type=number]") || isStepped(field) || CALLED.test(calledOf(field)))
    .filter((field, _at, all) => !all.some((other) => other !== field && field.contains(other)))
    .map(countOf)
    .filter(Boolean);

/** Whether a button for less and one for more stand beside it. @param {Element} field */
const isStepped = (field) => field.matches(STEPPED) && field.nextElementSibling?.localName === "button";

/** @param {Element} field */
const calledOf = (field) =>
  `${openingTag(field)} ${field.ariaLabel} ${/** @type {Partial<HTMLInputElement>} */ (field).labels?.[0]?.textContent}`;

/** The number chosen in a field, or that stands alone between two buttons, or before a price: "2 × $28.00". @param {Element} field */
function countOf(field) {
  const { value, textContent } = /** @type {HTMLInputElement} */ (field);
  const written = value ?? field.getAttribute("aria-valuenow") ?? textContent;
  return Number(/^[^\p{L}\d]*(\d{1,3})([^\p{L}\d]*|\s*[×x]\s.*)$/u.exec(written)?.[1] ?? 0);
}
