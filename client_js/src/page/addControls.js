import { isVisible } from "./isVisible.js";
import { select } from "./select.js";
import { isCard } from "./sources/isCard.js";
import { isAddMark } from "./words/isAddMark.js";
import { isElsewhere, nameOf, openingTag } from "./words/naming.js";
import { says } from "./words/words.js";

const CANDIDATES = "button,input[type=submit],input[type=button],input[type=image],[role=button],a";
const MOST_WEIGHED = 60;
const ENOUGH = 5;
/** A sticky bar and a second column may repeat the control; more of equal rank belong to a list. */
const TWINS = 2;

/**
 * Returns the page's main add-to-cart control and its twins, the best first; nothing on a list of products.
 *
 * @param {string | undefined} known the platform's own selector
 * @param {Element | undefined} heading of the page's product
 * @returns {Element[]}
 */
export function addControls(known, heading) {
  const owned = select(known);
  const likely = [...new Set([...owned, ...select(CANDIDATES).filter(isLikely)])].slice(0, MOST_WEIGHED);
  const weighed = likely
    .map((_element) => ({ _element, _weight: weigh(_element, owned.includes(_element), heading) }))
    .filter(({ _weight }) => _weight >= ENOUGH)
    .sort((a, b) => b._weight - a._weight);
  const [best] = weighed;
  const alike = weighed.filter(
    ({ _element, _weight }) =>
      best && _weight > best._weight - 2 && nameOf(_element) === nameOf(best._element),
  );
  return alike.length > 1 + TWINS ? [] : alike.map(({ _element }) => _element);
}

/** Tells whether a control says that it puts something into the cart, and nothing that only sounds so. @param {Element} element */
export const saysAdd = (element) => isLikely(element) && !says("notAdd", nameOf(element));

/** @param {Element} element */
function isLikely(element) {
  const name = nameOf(element);
  return says("add", name) || says("buy", name) || isAddMark(openingTag(element));
}

/** @param {Element} element @param {boolean} isOwned @param {Element | undefined} heading */
function weigh(element, isOwned, heading) {
  const name = nameOf(element);
  const said = says("add", name) ? 4 : says("buy", name) ? 3 : 0;
  const action = element.closest("form")?.getAttribute("action") ?? "";
  return (
    (isOwned ? 6 : 0) +
    said +
    (isAddMark(openingTag(element)) ? (said ? 1 : 3) : 0) -
    (says("notAdd", name) ? 8 : 0) -
    (isElsewhere(element) ? 6 : 0) -
    (isCard(element, heading) ? 8 : 0) +
    (says("cartPath", action) ? 1 : 0) +
    (isVisible(element) ? 1 : -1) +
    nearness(element, heading)
  );
}

/**
 * Up to two points for what shares a small box with the heading, none for what shares only the page.
 *
 * @param {Element} element @param {Element | undefined} heading
 */
function nearness(element, heading) {
  let box = element.parentElement;
  while (box && heading && !box.contains(heading)) box = box.parentElement;
  return heading && box ? Math.min(2, Math.max(0, 4 - Math.log10(sizeOf(box)))) : 0;
}

/** Counting everything in a box once is enough. @type {WeakMap<Element, number>} */
const sizes = new WeakMap();

/** @param {Element} box */
function sizeOf(box) {
  const size = sizes.get(box) ?? box.querySelectorAll("*").length;
  sizes.set(box, size);
  return size;
}
