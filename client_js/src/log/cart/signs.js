/** @typedef {import("./glance.js").Counted} Counted */
/** @typedef {import("./glance.js").Glance} Glance */
import { kindOf } from "../../page/sources/isCard.js";
import { openingTag } from "../../page/words/naming.js";
import { says } from "../../page/words/words.js";

const CARTS = "[class*=cart i],[class*=basket i]";
const LONGEST = 60;
/** Stands for a place that shows no number. */
export const UNCOUNTED = -1;

/**
 * Returns the numbers a page shows beside its cart, by where they stand.
 *
 * @param {Counted[]} counted
 */
export function numbersIn(counted) {
  /** @type {Record<string, number>} */
  const numbers = {};
  for (const [element, texts] of counted) {
    const [text, label] = texts;
    if ((text?.length ?? 0) > LONGEST || !isOfCart(element, `${label} ${text}`)) continue;
    const place = /** @type {Partial<HTMLAnchorElement>} */ (element).pathname ?? kindOf(element);
    numbers[place] = Math.max(numbers[place] ?? UNCOUNTED, ...texts.map(countIn));
  }
  return numbers;
}

/** Returns what a page says, in few spaces. @param {Glance} glance */
export const textsIn = ({ _said }) => _said.map((text) => (text ?? "").replace(/\s+/g, " ").trim());

/** Tells whether an element is called a cart: by its class, its address, or what is written on it. @param {Element} element @param {string} text */
const isOfCart = (element, text) =>
  element.matches(CARTS) ||
  says("cartPath", element.getAttribute("href") ?? "") ||
  // What adds says "to cart": so does each word after "to".
  says("add", `${openingTag(element)} ${text}`.replace(/[\s(,:_-]+/g, " to "));

/** The one number in a text that is no amount of money. @param {string | null} text */
function countIn(text) {
  const numbers = new Set(text?.replace(/\d[\d.,]*[.,]\d\d/g, "").match(/\d+/g));
  const [number] = numbers;
  return numbers.size === 1 ? Number(number) : UNCOUNTED;
}
