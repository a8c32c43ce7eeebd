/** @import { Decision } from "../../types/internal.js" */
/** @import { Words } from "./words.js" */
import { parseRichText } from "../elements/parseRichText.js";
import { ourLanguage } from "./ourLanguage.js";

/** By what words of a language are known, and whether they fill elements without others in them. @typedef {{ _mark: RegExp, lang: string, isLeaf?: boolean }} Phrases */

/** These hold addresses and what the shop calls things: names keep. */
const NO_WORDS = /^(name|src|author|href|target|id|values?|payload)$/;

/**
 * Says of what is in another language than the card which it is (WCAG 3.1.2), and of what comes later, too: of a
 * campaign's words that are not translated, and of ours where we have none in the card's language. English stands in.
 *
 * They are known again by how they read, for each kind makes other elements of them.
 *
 * @param {ShadowRoot} root
 * @param {Words} words
 * @param {Decision["overlay"]} overlay
 * @param {string | undefined} why
 */
export function mark(root, words, overlay, why) {
  const standsIn = !ourLanguage(/** @type {HTMLElement} */ (root.host).lang);
  const phrases = [...(standsIn ? [ours(words)] : []), ...theirs({ ...overlay, why })];
  /** @type {WeakSet<Element>} */
  const marked = new WeakSet();
  /** @param {Element} each */
  const speak = (each) => {
    const said = spoken(each, phrases);
    if (said && !each.parentElement?.closest("[lang]")) {
      each.setAttribute("lang", said);
      if (hasWords(each)) each.setAttribute("dir", "auto"); // in a text from right to left its question mark stood before it
      marked.add(each);
    } else if (!said && marked.delete(each)) ["lang", "dir"].forEach((name) => each.removeAttribute(name));
  };
  const look = () => {
    root.querySelectorAll("*").forEach(speak);
    if (standsIn) root.querySelectorAll("[aria-roledescription]").forEach(unword);
  };
  look();
  new MutationObserver(look).observe(root, { childList: true, subtree: true });
}

/** A description of an element with words in it cannot be marked, so it is made of digits, which every language reads. @param {Element} each */
function unword(each) {
  each.removeAttribute("aria-roledescription");
  const place = each.getAttribute("aria-label")?.replace(/^(\d+) of (\d+)$/, "$1 / $2");
  if (place) each.setAttribute("aria-label", place);
}

/** @param {Words} words @returns {Phrases} */
function ours(words) {
  const forms = Object.values(words).flatMap((each) => each.split("|"));
  return { _mark: anyOf(forms), lang: "en", isLeaf: true };
}

/** @param {Decision["overlay"] & { why: string | undefined }} said @returns {Phrases[]} */
function theirs(said) {
  const { foreign } = said;
  if (!foreign) return [];
  const texts = foreign.keys.flatMap((/** @type {string} */ key) => textsIn(/** @type {any} */ (said)[key]));
  return [{ _mark: anyOf(texts), lang: foreign.lang }];
}

/** @param {unknown} value @returns {string[]} what it says, as it stands and as it is set */
function textsIn(value) {
  if (typeof value === "string")
    return [
      value,
      ...parseRichText(value).flatMap(({ items }) =>
        items.map((runs) => runs.map(({ text }) => text).join("")),
      ),
    ];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => (NO_WORDS.test(key) ? [] : textsIn(inner)));
}

/** A slot that is filled in later may hold anything, or a number where the form counts. @param {string[]} forms */
function anyOf(forms) {
  const patterns = forms
    .filter((form) => /\p{L}/u.test(form))
    .map((form) =>
      form
        .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
        .replace(/\\\{\w+\\\}/g, /\{[bn]\}/.test(form) ? "[\\p{N}.,]+" : ".+"),
    );
  return new RegExp(`^(${patterns.join("|")})$`, "u");
}

/** @param {Element} each */
const hasWords = (each) => /\p{L}/u.test(each.textContent ?? "");

/**
 * Returns the language of what an element says, where that is another. A label covers what stands in its element only
 * where that has no words; what holds a label is not marked, for that may be in another.
 *
 * @param {Element} each @param {Phrases[]} phrases
 */
function spoken(each, phrases) {
  const isText = hasWords(each);
  const said = isText
    ? each.textContent?.trim()
    : (each.getAttribute("aria-label") ?? each.getAttribute("alt"));
  return phrases.find(
    ({ _mark, isLeaf }) =>
      said && _mark.test(said) && !(isText && each.querySelector(isLeaf ? "*" : "[aria-label],[alt]")),
  )?.lang;
}
