/** @import { Words } from "./words.js" */
import { load } from "../load.js";

/** The words of every overlay, in English, the commonest language; a message needs no others. */
const FEW = /** @type {Words} */ ({
  _close: "Close",
  _why: "Why am I seeing this?",
  _more: "What was noticed",
});

/**
 * Returns our words in a language, English where it is not known; those of a kind are fetched with it.
 *
 * @param {string | undefined} known one of our languages
 * @param {boolean} isFew whether the few that every overlay says are enough
 * @returns {Promise<Words>}
 */
export async function wordsIn(known, isFew) {
  return isFew && known === "en" ? FEW : (await load(`words-${known ?? "en"}`)).words;
}
