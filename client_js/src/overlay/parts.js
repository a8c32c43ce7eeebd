/** @import { Decision, OverlayOptions } from "../types/internal.js" */
import { formatNamed } from "./formats.js";
import { kindNamed } from "./kinds.js";
import { load } from "./load.js";
import { ourLanguage } from "./words/ourLanguage.js";
import { wordsIn } from "./words/wordsIn.js";

/** Amounts and counted words are written as the language does. */
const COUNTED = /, plural,|\d [A-Z]{3}\b/;

/**
 * Fetches what an overlay is made of, all at once.
 *
 * @param {Decision["overlay"]} said
 * @param {OverlayOptions} options
 * @throws {TypeError} when the kind is unknown here
 */
export async function partsOf(said, { _format, _lang, _chip }) {
  const known = ourLanguage(_lang);
  const [kind, format, words, chip, counting, foreign] = await Promise.all([
    kindNamed(said.kind),
    formatNamed(_format),
    wordsIn(known, said.kind === "message"),
    _chip ? load("chip") : undefined,
    COUNTED.test(JSON.stringify(said)) ? load("localise") : undefined,
    said.foreign || !known ? load("foreign") : undefined,
  ]);
  if (!kind) throw new TypeError(`unknown overlay kind: ${said.kind}`);
  /** @type {Decision["overlay"]} */
  const overlay = counting ? counting.localise(said, _lang) : said;
  return { kind, format, words, chip, overlay, _mark: foreign?.mark };
}
