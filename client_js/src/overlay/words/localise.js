import { money } from "./say.js";

const AMOUNT = /\b(\d+\.\d\d) ([A-Z]{3})\b/g;
const PLURAL = /\{(\d+), plural,((?: \w+ \{[^{}]*\})+)\}/g;
const FORM = / (\w+) \{([^{}]*)\}/g;

/** Addresses and names are for machines, and a quote (`text`) is word for word: nothing in them is written anew. */
const KEPT = /^(href|src|id|kind|format|region|element|pattern|text)$/;

/**
 * Returns content with its amounts and counted words as the language writes them.
 *
 * @template T
 * @param {T} content
 * @param {string} lang
 * @returns {T}
 */
export function localise(content, lang) {
  /** @param {any} value @returns {any} */
  const walk = (value) => {
    if (typeof value === "string") return written(value, lang);
    if (Array.isArray(value)) return value.map(walk);
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, KEPT.test(name) ? inner : walk(inner)]),
    );
  };
  return walk(content);
}

/** @param {string} text @param {string} lang */
function written(text, lang) {
  return text
    .replace(PLURAL, (_all, count, forms) => plural(Number(count), forms, lang))
    .replace(AMOUNT, (_all, amount, currency) => money(lang, Number(amount), currency));
}

/** @param {number} count @param {string} forms @param {string} lang */
function plural(count, forms, lang) {
  const wanted = new Intl.PluralRules(lang).select(count);
  const known = new Map([...forms.matchAll(FORM)].map(([, name, form]) => [name, form]));
  const form = known.get(wanted) ?? known.get("other") ?? "";
  return form.replaceAll("#", new Intl.NumberFormat(lang).format(count));
}
