import { ANSWER_TIMEOUT_MS } from "../constants.js";
import { SHEETS } from "./english.js";

/** @typedef {{ innocent: string, doubts: [topic: string, words: string][] }} Sheet a language's words of doubt */

/**
 * Resolves to what a search doubts, or undefined: a part of its own, loaded on result pages only, and the other
 * languages once more apart.
 *
 * Read in the owner's words, in the page's language, then in English; what names goods is no doubt.
 *
 * @param {string} query
 * @param {string} locale
 * @param {string} server whose owner may have added words
 */
export async function topicOf(query, locale, server) {
  const language = locale.slice(0, 2).toLowerCase();
  const others = language === "en" ? {} : (await import("./languages.js")).SHEETS;
  const isSaid = (/** @type {string | undefined} */ words) => words && new RegExp(words, "i").test(query);
  // Nothing when the server is slow, down or wrong.
  const own = await ownSheet(server).catch(() => undefined);
  for (const sheet of [own, others[language], SHEETS["en"]]) {
    if (isSaid(sheet?.innocent)) return undefined;
    const doubt = sheet?.doubts.find(([, words]) => isSaid(words));
    if (doubt) return doubt[0];
  }
  return undefined;
}

/** @param {string} server @returns {Promise<Sheet | undefined>} */
async function ownSheet(server) {
  const response = await fetch(`${server}/lexicon.json`, {
    credentials: "omit",
    // Where the browser lacks it, the browser's own patience counts: nothing but this moment waits.
    signal: /** @type {AbortSignal} */ (AbortSignal.timeout?.(ANSWER_TIMEOUT_MS)),
  });
  const sheet = await response.json();
  return response.ok && Array.isArray(sheet.doubts) ? sheet : undefined;
}
