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
  for (const sheet of [await ownSheet(server), others[language], SHEETS["en"]]) {
    if (!sheet) continue;
    if (sheet.innocent && new RegExp(sheet.innocent, "i").test(query)) return undefined;
    const doubt = sheet.doubts.find(([, words]) => new RegExp(words, "i").test(query));
    if (doubt) return doubt[0];
  }
  return undefined;
}

/** @param {string} server @returns {Promise<Sheet | undefined>} none when the server is slow, down or wrong */
async function ownSheet(server) {
  try {
    const response = await fetch(`${server}/lexicon.json`, {
      credentials: "omit",
      // Where the browser lacks it, the browser's own patience counts: nothing but this moment waits.
      signal: AbortSignal.timeout?.(ANSWER_TIMEOUT_MS) ?? null,
    });
    const sheet = await response.json();
    return response.ok && Array.isArray(sheet.doubts) ? sheet : undefined;
  } catch {
    return undefined;
  }
}
