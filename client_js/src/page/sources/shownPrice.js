import { isVisible } from "../isVisible.js";
import { holds, roots, select } from "../select.js";
import { codeIn } from "../words/currencyIn.js";
import { holdsAny } from "../words/holdsAny.js";
import { isMoney } from "../words/isMoney.js";
import { openingTag } from "../words/naming.js";
import { parsePrice } from "../words/parsePrice.js";
import { says } from "../words/words.js";
import { isCard } from "./isCard.js";

const PRICED =
  "[itemprop=price],[data-price-amount],[class*=price i],[id*=price i],[class*=amount i],ins,bdi";
/** Struck through, saved, per unit, from other sellers: no price one pays. */
const OTHER_PRICE =
  "old|was|before|strike|struck|crossed|compare|original|list|reg|rrp|uvp|msrp|sav|discount|percent|unit|base|shipping|instal|month|tier";
const STRUCK = "del,s,strike,[style*=line-through]";
const CURRENT = "sale|special|current|final|now|actual|promo|our|main|reduced";
const LONGEST = 48;
const MOST = 80;

/** @typedef {{ price: number, text: string, _weight: number }} Shown */

/**
 * Returns the prices shown beside the product that are not struck through, the most prominent first.
 *
 * @param {Element} box the part of the page that holds the product's name and add control
 * @param {string | undefined} known the platform's own selector
 * @param {string | undefined} currency
 * @param {Element | undefined} heading
 * @returns {Shown[]}
 */
export function shownPrices(box, known, currency, heading) {
  const owned = known ? [...box.querySelectorAll(known)] : [];
  const priced = [...owned, ...box.querySelectorAll(PRICED)].filter(isWhole).slice(0, MOST);
  const shown = weighed([...new Set(priced)], box, owned, currency, heading);
  // Components may show it each in a shadow of its own.
  if (!shown.length && roots[1])
    shown.push(
      ...weighed(
        select(PRICED).filter((price) => holds(box, price)),
        box,
        owned,
        currency,
        heading,
      ),
    );
  return shown.length ? shown : weighed(moneyTexts(box), box, owned, currency, heading);
}

/**
 * @param {Element[]} candidates @param {Element} box @param {Element[]} owned @param {string | undefined} currency
 * @param {Element | undefined} heading
 */
function weighed(candidates, box, owned, currency, heading) {
  /** @type {Shown[]} */
  const shown = [];
  for (const element of candidates) {
    if (holdsSeveral(element, candidates)) continue;
    const text = paidIn(element).slice(0, 200).replace(/\s+/g, " ").trim();
    const written = text || element.getAttribute("content") || "";
    const price = written.length <= LONGEST ? amountIn(written, currency) : undefined;
    const isMoney = isMoneyIn(written) || isMoneyIn(element.parentElement?.textContent?.slice(0, 60) ?? "");
    const isData = element.matches("[itemprop=price],[data-price-amount]");
    if (!price || !(isMoney || isData) || isNoPrice(element, text) || isCard(element, heading)) continue;
    shown.push({
      price: whole(element, price),
      text: isMoney ? `${written} ${element.parentElement?.textContent?.slice(0, 60)}` : written,
      _weight:
        prominence(element, box, owned.includes(element)) -
        (isOther(element, box) || isUnchosen(element) ? 30 : isFromTo(element) ? 12 : 0),
    });
  }
  return shown.sort((a, b) => b._weight - a._weight);
}

/** An element's text without what is struck through in it. @param {Element} element */
const paidIn = (element) =>
  [...element.children]
    .filter(isStruck)
    .reduce((text, { textContent }) => text.replace(textContent ?? "", ""), element.textContent ?? "");

/** Tells whether an element is a box around an old and a new price: its first amount may be either. @param {Element} element @param {Element[]} candidates */
function holdsSeveral(element, candidates) {
  const inner = candidates.filter((other) => other !== element && element.contains(other));
  return new Set(inner.map(({ textContent }) => parsePrice(textContent)).filter(Boolean)).size > 1;
}

/** Tells whether an element is more than the digits before or after a decimal mark beside it. @param {Element} element */
const isWhole = ({ textContent, nextSibling, previousSibling }) =>
  /\D/.test(textContent ?? "") || !/^[.,]\d*$/.test((nextSibling ?? previousSibling)?.textContent ?? "");

/** Decimals set as a small element of their own have no mark before them. @param {Element} element @param {number} price */
function whole(element, price) {
  const small = element
    .querySelector("sup,[class*=cent i],[class*=decimal i],[class*=fraction i]")
    ?.textContent?.trim();
  const text = element.textContent ?? "";
  const isBare = small && /^\d{2}$/.test(small) && !/[.,]\d{2}\D*$/.test(text.trim());
  return isBare && price >= 100 ? price / 100 : price;
}

/**
 * The amount beside a sign of money, as the second of "0,75 l 3,99 €"; where the sign stands elsewhere, the first.
 *
 * @param {string} text @param {string | undefined} currency
 */
function amountIn(text, currency) {
  for (const [, before, digits, after] of text.matchAll(/([^\s\d]*)\s*(\d[\d.,'’\s]*)(\S*)/g))
    if (isMoneyIn(`${before} ${after}`)) return parsePrice(digits, currency);
  return text.includes("%") ? undefined : parsePrice(text, currency);
}

/** @param {string} text */
const isMoneyIn = (text) => isMoney(text) || codeIn(text.toUpperCase());

/** @param {string} tokens */
const isOtherName = (tokens) => holdsAny(tokens, OTHER_PRICE) || /price[-_]{0,2}st(an)?d/i.test(tokens);

/** @param {string} tokens */
const isCurrent = (tokens) => holdsAny(tokens, CURRENT);

/** @param {Element} element @param {string} text */
function isNoPrice(element, text) {
  const around = `${wordsOf(element.previousSibling).slice(-24)} ${text} ${wordsOf(element.nextSibling).slice(0, 16)}`;
  return (
    says("notPaid", text) || says("otherPrice", around) || [element, element.parentElement].some(isStruck)
  );
}

/** What stands beside an element without one of its own. @param {Node | null} node */
const wordsOf = (node) => (node?.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "") : "");

/** Names mislead ("price-old" may be the only price there is), so they only count against it. @param {Element} element @param {Element} box */
function isOther(element, box) {
  /** @type {Element | null} */
  let part = element;
  for (let level = 0; part && part !== box && level < 4; level += 1) {
    const tokens = `${part.getAttribute("class")} ${part.getAttribute("id")}`;
    if (isOtherName(tokens) && !isCurrent(openingTag(element))) return true;
    part = part.parentElement;
  }
  return false;
}

/** Tells whether an element stands in the label of a choice that is not chosen. @param {Element} element */
const isUnchosen = (element) =>
  /** @type {HTMLInputElement | undefined} */ (element.closest("label")?.control)?.checked === false;

/** Tells whether an element is an end of "$32 – $34", beside which the price of what was chosen stands. @param {Element} element */
const isFromTo = ({ parentElement }) =>
  /\d\s*[–—-]\s*\D{0,4}\d/.test(parentElement?.textContent?.slice(0, 60) ?? "");

/** @param {Element | null} part */
const isStruck = (part) =>
  part && (part.closest(STRUCK) || getComputedStyle(part).textDecorationLine.includes("line-through"));

/** @param {Element} element @param {Element} box @param {boolean} isOwned */
function prominence(element, box, isOwned) {
  const size = Number.parseFloat(getComputedStyle(element).fontSize) || 0;
  const tokens = openingTag(element) + openingTag(element.parentElement ?? box);
  return (
    size +
    (isOwned ? 40 : 0) +
    (isCurrent(tokens) ? 8 : 0) +
    (isMoneyIn(element.textContent ?? "") ? 6 : 0) +
    (element.matches("[itemprop=price]") ? 6 : 0) -
    (isVisible(element) ? 0 : 20)
  );
}

/** Elements whose own text is money, where no class says price. @param {Element} box */
function moneyTexts(box) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  /** @type {Element[]} */
  const found = [];
  for (let steps = 0; steps < 4000 && found.length < 20; steps += 1) {
    const node = walker.nextNode();
    if (!node) break;
    const text = node.nodeValue ?? "";
    if (text.length <= LONGEST && /\d/.test(text) && isMoneyIn(text) && node.parentElement)
      found.push(node.parentElement);
  }
  return found;
}
