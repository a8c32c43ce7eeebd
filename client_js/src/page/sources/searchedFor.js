import { clip } from "../../lib/clip.js";
import { decoded } from "../../lib/decoded.js";
import { scrub } from "../../lib/scrub.js";
import { found } from "../words/words.js";

/** Names of a query that only on a page of results are one, in small letters. */
const KEYS =
  /^(q|s|w|k|text|words?|query|search(_?(query|term|text|word|string|phrase))?|keywords?|term|ntt|suchbegriff|recherche|(\w+\[)?query\]?)$/;
/** What follows the word for a search in an address, and is no query. */
const NO_QUERY = /^(results?|index|pages?|all|advanced|products?|collections?|ergebnisse|resultats?|.|\d+)$/i;
const FIELD = "input[type=search],[role=search] input,form[action*=search i] input:not([type=hidden])";
const QUOTED = /[“"„«‹‘「»](.+?)[”"“»›’」«]/;

/**
 * Returns what was searched for on a page of results whose address does not say so in one of the usual parameters: in
 * another one, in the path, behind the hash, in the field as it was sent back, or in the heading.
 *
 * What somebody types into that field meanwhile is not read.
 */
export function searchedFor() {
  const said =
    inParameters(location.search) ?? inPath() ?? inParameters(location.hash) ?? inField() ?? inTitle();
  return clip(scrub(said ?? ""), 200);
}

/** The heading of a page of results. */
export const titleOf = () => document.querySelector("h1")?.textContent?.trim() ?? "";

/** @param {string} text of an address, from its mark on */
function inParameters(text) {
  const parameters = new URLSearchParams(text.slice(1).replace(/^.*\?/, ""));
  return [...parameters].find(([key, value]) => value && KEYS.test(key.toLowerCase()))?.[1];
}

function inPath() {
  const match = found("searchPath", location.pathname);
  if (!match) return undefined;
  const [, next = "", more] = location.pathname.slice(match.index + match[0].length).split("/");
  const words = decoded(next.replace(/\.\w+$/, ""))
    .replace(/[-+_]+/g, " ")
    .trim();
  return !words || NO_QUERY.test(words) || (more && !/^\d|^page/.test(more)) ? undefined : words;
}

const inField = () =>
  /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(FIELD)])
    .map(({ defaultValue }) => defaultValue)
    .find(Boolean);

const inTitle = () => QUOTED.exec(titleOf())?.[1];
