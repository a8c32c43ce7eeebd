/** @import { Reading, RegionName } from "../types/internal.js" */
import { clip } from "../lib/clip.js";
import { scrub } from "../lib/scrub.js";
import { PAGE_WORDS, STEP_WORDS, ZERO_RESULTS } from "./pageWords.js";

const SEARCH_KEYS = ["q", "s", "query", "search", "search_query", "keyword", "term"];
/** Autocomplete tokens that only a checkout asks for together. */
const CHECKOUT_FIELDS =
  "[autocomplete*=cc-number],[autocomplete*=postal-code],[autocomplete*=address],[autocomplete*=shipping]";
const CART_COUNT = "[data-cart-count],[class*=cart-count i],[class*=cart__count i],[id*=cart-count i]";

/**
 * Returns what the page's address, words and structure say about it, each a vote with a weight.
 *
 * @param {Map<RegionName, Element[]>} regions
 * @returns {Reading[]}
 */
export function readHeuristics(regions) {
  const path = decodePath(location.pathname);
  const query = searchQuery();
  const byWord = PAGE_WORDS.find(([, words]) => words.test(path))?.[0];
  const og = document.querySelector('meta[property="og:type"]')?.getAttribute("content") ?? "";
  const canAdd = regions.has("add-to-cart");
  return [
    { type: path === "/" || /^\/[a-z]{2}([-_][a-z]{2})?\/?$/i.test(path) ? "home" : undefined, weight: 2 },
    { type: byWord, weight: 2 },
    { type: /(^|\.|:)product$/.test(og) ? "product" : undefined, weight: 3 },
    {
      type: canAdd && (regions.has("price") || regions.has("size-options")) ? "product" : undefined,
      weight: 3,
    },
    { type: document.querySelectorAll(CHECKOUT_FIELDS).length > 1 ? "checkout" : undefined, weight: 4 },
    { type: query !== undefined && !canAdd ? "search" : undefined, weight: 3 },
    {
      step: checkoutStep(path),
      query,
      results: query !== undefined && hasNoResults() ? 0 : undefined,
      cart: cartCount(),
    },
  ];
}

/** @param {string} path */
function decodePath(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function searchQuery() {
  const parameters = new URLSearchParams(location.search);
  const key = SEARCH_KEYS.find((name) => parameters.get(name));
  return key && clip(scrub(parameters.get(key) ?? ""), 200);
}

function hasNoResults() {
  /** @type {HTMLElement} */
  const main = document.querySelector("main,[role=main]") ?? document.body;
  // Rendered text keeps elements apart; it costs a layout, and so is read on search pages only.
  return ZERO_RESULTS.test(main.innerText.slice(0, 20_000));
}

/** @param {string} path */
function checkoutStep(path) {
  const current = document.querySelector("[aria-current=step]")?.textContent ?? "";
  const marked = document.querySelector("[data-checkout-step]")?.getAttribute("data-checkout-step") ?? "";
  const text = `${marked} ${current} ${path} ${location.hash}`;
  return STEP_WORDS.find(([, words]) => words.test(text))?.[0];
}

function cartCount() {
  const badge = document.querySelector(CART_COUNT);
  const text = badge?.getAttribute("data-cart-count") || badge?.textContent || "";
  const items = /^\D{0,3}(\d{1,3})\D{0,10}$/.exec(text.trim())?.[1];
  return items === undefined ? undefined : { items: Number(items) };
}
