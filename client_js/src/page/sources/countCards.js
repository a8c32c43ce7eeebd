import { select } from "../select.js";
import { isPriced } from "../words/isMoney.js";
import { isElsewhere } from "../words/naming.js";
import { kindOf, looksLikeCard } from "./isCard.js";

const MOST_PICTURES = 300;
const LEVELS = 6;
/** A card says little: a name, a price, a word or two. */
const LONGEST_CARD = 700;

/** Returns how many alike cards with link, picture and price the largest list of the page holds. */
export function countCards() {
  /** @type {Map<string, Set<Element>>} */
  const kinds = new Map();
  for (const picture of select("img,picture").slice(0, MOST_PICTURES)) {
    const card = isElsewhere(picture) ? undefined : cardAround(picture);
    if (!card) continue;
    const kind = kindOf(card);
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(card));
  }
  return Math.max(0, ...[...kinds.values()].map(({ size }) => size));
}

/** @param {Element} picture */
function cardAround(picture) {
  let box = picture.parentElement;
  for (let level = 0; box && level < LEVELS; level += 1, box = box.parentElement) {
    const text = box.textContent ?? "";
    if (text.length > LONGEST_CARD) return undefined;
    if (isPriced(text) && looksLikeCard(box)) return box;
  }
  return undefined;
}
