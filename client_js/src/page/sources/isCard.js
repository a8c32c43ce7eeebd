const LINKED = "a[href]";
const PICTURED = "img,picture,[style*=background-image]";
/** A card lies within this many levels of a control of it. */
const LEVELS = 14;
/** With two more of its kind beside it, a box is one of a list. */
const MORE_OF_ITS_KIND = 2;
/** Looked at on either side: a list may be very long. */
const NEIGHBOURS = 12;

/**
 * Tells whether an element belongs to one of several alike cards: a list of other products.
 *
 * @param {Element} element
 * @param {Element | undefined} heading of the page's product; what holds it is no card
 */
export function isCard(element, heading) {
  /** @type {Element | null} */
  let box = element;
  for (let level = 0; box?.parentElement && level < LEVELS; level += 1) {
    if (box === document.body || (heading && box.contains(heading))) return false;
    if (looksLikeCard(box) && hasTwins(box)) return true;
    box = box.parentElement;
  }
  return false;
}

/** @param {Element} box */
export const looksLikeCard = (box) =>
  Boolean(box.querySelector(LINKED) || box.matches(LINKED)) &&
  // Counted, for a drawing handed to a script brings some two hundred properties of its own kind along.
  Boolean(box.querySelector(PICTURED) || box.getElementsByTagName("svg").length);

/** @param {Element} box */
const hasTwins = (box) =>
  twinsOn(box, "previousElementSibling") + twinsOn(box, "nextElementSibling") >= MORE_OF_ITS_KIND;

/** @param {Element} box @param {"previousElementSibling" | "nextElementSibling"} side */
function twinsOn(box, side) {
  const kind = kindOf(box);
  let twins = 0;
  let other = box[side];
  for (
    let steps = 0;
    other && steps < NEIGHBOURS && twins < MORE_OF_ITS_KIND;
    steps += 1, other = other[side]
  ) {
    if (kindOf(other) === kind && looksLikeCard(other)) twins += 1;
  }
  return twins;
}

/** What alike boxes have in common: the tag and the first class. @param {Element} box */
export const kindOf = (box) =>
  `${box.localName} ${(box.getAttribute("class") ?? "").trim().split(/[\s\d]/)[0]}`;
