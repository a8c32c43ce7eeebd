/** @import { Reading, RegionName } from "../../types/internal.js" */
import { clip } from "../../lib/clip.js";
import { decoded } from "../../lib/decoded.js";
import { isOneOf } from "../../lib/isOneOf.js";
import { scrub } from "../../lib/scrub.js";
import { isPriced } from "../words/isMoney.js";
import { says } from "../words/words.js";
import { countCards } from "./countCards.js";
import { checkoutWeight } from "./isCheckout.js";

/** Types an address or a title may name, the most telling first: `/checkout/cart/` is a cart, `/checkout/success` a confirmation. */
const TYPES = /** @type {const} */ ([
  "confirmation",
  "cart",
  "checkout",
  "search",
  "account",
  "policy",
  "product",
  "listing",
]);
const LEADS_ON = "[href*='/product'],[href*='/collection'],[href*=categor]";
/** So many of them a title may be, too; words of the others are what is sold. */
const TITLED = 5;
const SEARCH_KEYS = ["q", "s", "query", "search", "search_query", "keyword", "term"];
/** From this many cards on, a page is a list. */
const LISTING_CARDS = 4;
/** Name, price, choices and a description rarely need more letters. */
const LONGEST_OFFER = 3000;
const ROOT = /^\/([a-z]{2}([-_][a-z]{2})?\/?|(index|default)\.\w+)?$/i;
/** Parameters of shops whose every page has the same path. */
const ROUTED = /[?&](route|p|product|id|page_id|s|q|main_page|cPath|controller|cl)=/i;
const CART_COUNT =
  "[data-cart-count],[class*=cart-count i],[class*=cart__count i],[id*=cart-count i],header [class*=cart i] :is([class*=count i],[class*=badge],[class*=quantity])";

/**
 * Returns what the page's address, words and structure say about it, each a vote with a weight.
 *
 * @param {Map<RegionName, Element[]>} regions
 * @param {boolean} isProduct whether data names one product: the cards beside it are recommendations
 * @param {Element | undefined} heading
 * @returns {Reading[]}
 */
export function readHeuristics(regions, isProduct, heading) {
  const path = decoded(location.pathname);
  const query = searchQuery();
  const byWord = typeAt(path);
  const titles = [document.title, document.querySelector("h1")?.textContent ?? ""].map(asPath);
  const canAdd = regions.has("add-to-cart");
  const isList = !canAdd && !isProduct && !isBasket(path) && countCards() >= LISTING_CARDS;
  const isOffer =
    canAdd && (regions.has("price") || regions.has("size-options") || isOffered(regions, heading));
  // A shop's first page leads to lists and products, whatever it sells itself.
  const isHome =
    ROOT.test(path) &&
    !ROUTED.test(location.search) &&
    !((isOffer || isProduct) && !document.querySelector(LEADS_ON));
  const isSearch = byWord === "search" || (query !== undefined && !canAdd && !isProduct);
  return [
    // A small shop's one product may lie in the file a server gives for the root.
    { type: isHome ? "home" : undefined, _weight: isProduct && path.includes(".") ? 1 : 5 },
    { type: byWord, _weight: 2 },
    {
      type: TYPES.slice(0, TITLED).find((type) => titles.some((title) => says(`${type}Path`, title))),
      _weight: 1,
    },
    // Where the address says nothing, a shop still thanks for what was ordered.
    { type: says("ordered", heading?.textContent?.trim() ?? "") ? "confirmation" : undefined, _weight: 3 },
    { type: isOffer ? "product" : undefined, _weight: 3 },
    { type: "checkout", _weight: checkoutWeight() },
    { type: isList ? (isSearch ? "search" : "listing") : undefined, _weight: 4 },
    { type: isSearch ? "search" : undefined, _weight: query === undefined ? 1 : 3 },
    {
      query,
      cart: cartCount(),
    },
  ];
}

/**
 * Tells whether a small part of the page holds heading, add control and a price, whatever they are called. An
 * article that also sells something is longer.
 *
 * @param {Map<RegionName, Element[]>} regions @param {Element | undefined} heading
 */
function isOffered(regions, heading) {
  const control = regions.get("add-to-cart")?.[0] ?? null;
  let box = heading?.parentElement;
  while (box && !box.contains(control)) box = box.parentElement;
  const text = box?.textContent ?? "";
  return text.length < LONGEST_OFFER && isPriced(text);
}

/**
 * Tells whether the address ends in a cart's or checkout's word: cards there are recommendations. `/bag-charms`
 * and `/bag/leather` may well be lists.
 *
 * @param {string} path
 */
function isBasket(path) {
  const end = /\/[^/-]+\/?$/.exec(path)?.[0] ?? "";
  return isOneOf("cart|checkout", typeAt(end));
}

/** @param {string} path */
const typeAt = (path) => TYPES.find((type) => says(`${type}Path`, path));

/** A title as an address has it: "My shopping cart" is `/cart`. A form of that name may stand in its place. @param {unknown} title */
const asPath = (title) =>
  `/${String(title)
    .trim()
    .replace(/^((your|my|shopping|secure|zur|mein|mon|mi) )+/i, "")
    .replace(/\s/g, "-")}`;

function searchQuery() {
  const parameters = new URLSearchParams(location.search);
  const key = SEARCH_KEYS.find((name) => parameters.get(name));
  return key && clip(scrub(parameters.get(key) ?? ""), 200);
}

function cartCount() {
  const badge = document.querySelector(CART_COUNT);
  // Many say it twice, to those who see and to those who hear: "2" and "2 items".
  const text =
    badge?.getAttribute("data-cart-count") || (badge?.firstElementChild ?? badge)?.textContent || "";
  const items = /^\D{0,3}(\d{1,3})\D{0,10}$/.exec(text.trim())?.[1];
  return items === undefined ? undefined : { items: Number(items) };
}
