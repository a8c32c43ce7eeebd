/** @import { Scene } from "../../types/internal.js" */
/** @typedef {import("./followCart.js").Order} Order */
/** @typedef {import("./pendingAdds.js").Ask} Ask */
import { clip } from "../../lib/clip.js";
import { compact } from "../../lib/compact.js";
import { NUMBERED, numberOn } from "../../page/sources/productNumber.js";
import { isPriced } from "../../page/words/isMoney.js";
import { parsePrice } from "../../page/words/parsePrice.js";
import { says } from "../../page/words/words.js";
import { knownAs } from "./knownAs.js";
import { chosenIn } from "./orderAt.js";
import { quantityAt } from "./quantityAt.js";

const HEADINGS = "h1,h2,h3,h4,h5,h6";
/** Links in cards that lead to no product. */
const ASIDE = /wish|compar|brand|login|account/i;
const STRUCK = "del,s,strike,[class*=old i],[class*=was i],[class*=compare i]";
/** With more than these at once it is a list, not a bundle. */
const MOST = 6;

/** A product's name and where its page lies. @typedef {{ name: string, path: string, box: Element }} Named */

/**
 * Returns what a control puts into the cart that is none of the page's own: the product of the card around it, or those of its bundle;
 * the page's own where its heading is nearer.
 *
 * @param {Element} control @param {Scene} scene
 * @returns {Ask}
 */
export function cardOrders(control, scene) {
  const { _context, _regions } = scene;
  const { product } = _context;
  const own = [...(_regions.get("add-to-cart") ?? []), ...document.querySelectorAll("h1")];
  for (let box = control.parentElement; box && box.localName !== "body"; box = box.parentElement) {
    const named = productsIn(box, { control });
    const [first, more] = named;
    if (more)
      return { _orders: named.length > MOST ? [] : named.map((each) => orderOf(scene, each, each.box, 1)) };
    if (first) return { _orders: [orderOf(scene, first, box, quantityBeside(control))], _name: first.name };
    if (product && own.some((element) => box?.contains(element))) {
      const { id, name, price, currency } = product;
      return {
        _orders: [compact({ product: id, quantity: quantityBeside(control), price, currency })],
        _name: name,
      };
    }
    if (box.matches("dialog,[role=dialog]")) break;
  }
  return { _orders: [] };
}

/** How many a control adds: as its form says, else as is chosen beside it. @param {Element} control */
export const quantityBeside = (control) => chosenIn(control.closest("form")) || quantityAt(control);

/** @param {Scene} scene @param {Named} named @param {Element} box @param {number} quantity @returns {Order} */
const orderOf = (scene, { name }, box, quantity) =>
  compact({ product: knownAs(scene, name, numberIn(box)), quantity, price: priceIn(box) });

/** Returns the number a card or line bears, itself or within. @param {Element} box */
export function numberIn(box) {
  return clip(numberOn(box.matches(NUMBERED) ? box : box.querySelector(NUMBERED)), 64);
}

/**
 * Returns the products a part of the page links to by name, each once.
 *
 * @param {Element} part @param {{ control?: Element, isOwn?: boolean, isBare?: boolean | undefined }} [options] the control's own link counts for
 *   none, nor one to this very page, nor one without a picture, unless told otherwise
 * @returns {Named[]}
 */
export function productsIn(part, { control, isOwn, isBare } = {}) {
  /** @type {Map<string, Named>} */
  const found = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (part.querySelectorAll("a[href]"))) {
    const { pathname: path } = link;
    if (link.contains(control ?? null) || (path === location.pathname && !isOwn) || isAside(link)) continue;
    const name = clip(nameIn(link), 64);
    const box = link.closest("li,article,tr") ?? link;
    if (name && (isTitle(link) || !found.has(path))) found.set(path, { name, path, box });
  }
  // A link without a heading or picture leads to no product, unless it stands in a cart that has none.
  const all = [...found.values()];
  const pictured = all.filter(({ path }) => isPictured(part, path));
  return isBare && !pictured.length ? all : pictured;
}

/** @param {HTMLAnchorElement} link */
const isTitle = (link) => Boolean(link.closest(HEADINGS) || link.querySelector(HEADINGS));

/** Tells whether a picture or a heading leads there, too. @param {Element} part @param {string} path */
const isPictured = (part, path) =>
  [.../** @type {NodeListOf<HTMLAnchorElement>} */ (part.querySelectorAll("a[href]"))].some(
    (link) => link.pathname === path && (isTitle(link) || link.querySelector("img,picture,svg")),
  );

/** @param {HTMLAnchorElement} link */
const isAside = ({ pathname, search, hash }) =>
  Boolean(hash) ||
  pathname.length < 2 ||
  ASIDE.test(pathname) ||
  says("cartPath", pathname) ||
  says("checkoutPath", pathname) ||
  /add|remove/i.test(search);

/** @param {HTMLAnchorElement} link */
function nameIn(link) {
  const heading = link.querySelector(HEADINGS)?.textContent?.trim();
  const text = heading || link.textContent?.trim() || link.querySelector("img")?.alt;
  return text?.replace(/\s+/g, " ");
}

/** The one price shown in a part of the page; of several nobody knows which is paid. @param {Element} part */
function priceIn(part) {
  const texts = [...part.querySelectorAll("*")].filter(
    ({ children, textContent }) => !children.length && isPriced(textContent ?? ""),
  );
  const prices = new Set(
    texts.filter((text) => !text.closest(STRUCK)).map((text) => parsePrice(text.textContent)),
  );
  const [price] = prices;
  return prices.size === 1 ? price : undefined;
}
