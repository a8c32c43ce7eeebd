import { isOneOf } from "../../lib/isOneOf.js";
import { whileReading } from "../whileReading.js";

/** Signs that stand for one currency only. `$` stands for many and says nothing. @type {() => [RegExp, string][]} */
const signs = whileReading(() => [
  [/€/, "EUR"],
  [/£/, "GBP"],
  [/₽|руб|р\.$/i, "RUB"],
  [/₪/, "ILS"],
  [/₹/, "INR"],
  [/₫/, "VND"],
  [/₩|원/, "KRW"],
  [/円/, "JPY"],
  [/₴|грн/, "UAH"],
  [/₺|\bTL\b/, "TRY"],
  [/\bRp\b/, "IDR"],
  [/฿/, "THB"],
  [/zł/i, "PLN"],
  [/kč/i, "CZK"],
  [/\blei\b/i, "RON"],
  [/R\$/, "BRL"],
  [/\bFt\b/, "HUF"],
  [/CA?\$/, "CAD"],
  [/AU?\$/, "AUD"],
  [/ر\.س/, "SAR"],
  [/د\.إ/, "AED"],
]);
const CODES =
  "AED|ARS|AUD|BGN|BHD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HUF|IDR|ILS|INR|ISK|JOD|JPY|KRW|KWD|MXN|NOK|NZD|OMR|PLN|RON|RUB|SAR|SEK|SGD|THB|TND|TRY|TWD|UAH|USD|VND|ZAR";

/** What signs of many currencies mean in a country, each as the page's language or the shop's address names it. */
const AT_HOME =
  "usUSD|caCAD|auAUD|nzNZD|arARS|clCLP|mxMXN|coCOP|sgSGD|inINR|seSEK|svSEK|noNOK|nbNOK|dkDKK|daDKK|jpJPY|jaJPY".split(
    "|",
  );
const SHARED = /[$¥]|\b(kr|rs)\b|:-/i;

/** Returns the first code of a currency in a text, if any. @param {string} text */
export const codeIn = (text) =>
  text
    .match(/(^|[^A-Z])[A-Z]{3}(?=\W|$)/g)
    ?.map((found) => found.slice(-3))
    .find((code) => isOneOf(CODES, code));

/**
 * Returns the currency a written price names: beyond doubt, or as its sign is meant in the page's country.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
export const currencyIn = (text) =>
  codeIn(text) ??
  signs().find(([sign]) => sign.test(text))?.[1] ??
  (SHARED.test(text) ? atHome() : undefined);

function atHome() {
  const { lang } = document.documentElement;
  const places = [
    lang.slice(3, 5),
    /\.(?!co$)([a-z]{2})$/.exec(location.hostname)?.[1],
    /^(sv|nb|no|da|ja)/.exec(lang)?.[0],
  ];
  return places
    .map((place) => place && AT_HOME.find((home) => home.startsWith(place.toLowerCase()))?.slice(2))
    .find(Boolean);
}

/** Scripts looked through, and how far into each. */
const MOST_SCRIPTS = 100;
const MOST_CHARACTERS = 50_000;
const WRITTEN = /currency(?:_?code)?\\?["']?\s*[:=,]\s*\\?["']([A-Z]{3})\\?["']/gi;

/** Returns the one currency the page's own scripts name, where all name the same. */
export function writtenCurrency() {
  const scripts = [...document.querySelectorAll("script:not([src])")].slice(0, MOST_SCRIPTS);
  const texts = scripts.map(({ textContent }) => (textContent ?? "").slice(0, MOST_CHARACTERS));
  const codes = new Set(texts.flatMap((text) => [...text.matchAll(WRITTEN)].map(([, code]) => code ?? "")));
  const [code] = codes;
  return codes.size === 1 && code && isOneOf(CODES, code) ? code : undefined;
}
