import { tellError } from "../lib/tellError.js";
import { mainPart } from "./mainPart.js";
import { learnPlatforms, platformName } from "./sources/readPlatform.js";
import { learnWords } from "./words/words.js";

/** The hash that the file name of each part fetched by name ends with; put in by the build. */
const TAIL = PARTS_TAIL;
/** Letters English does without. */
const FOREIGN = /[\u00c0-\u1fff\u3040-\ud7ff]/g;
const LOOKED_THROUGH = 10_000;
/** Names and borrowed words have a few of them. */
const FOREIGN_SHARE = 0.005;

/** Fetches what the page at hand is read with: its platform's places, and words of other languages than English. */
export async function fetchParts() {
  const name = platformName();
  await Promise.all([
    name &&
      use(`platform-${name.replace(/\d/, "")}`, ({ default: platform }) =>
        learnPlatforms({ [name]: platform }),
      ),
    isForeign() && use("words-of-shops", ({ default: words }) => learnWords(words)),
  ]);
}

/**
 * Uses a part once it is there; the page is read without one that does not come.
 *
 * @param {string} name
 * @param {(part: any) => void} learn
 */
function use(name, learn) {
  const file = `./${name}${TAIL}`;
  return import(file).then(learn).catch(tellError);
}

/** Pages say their language, and now and then a wrong one, for themes come with English. */
export function isForeign() {
  const { lang } = document.documentElement;
  const text = (document.title + mainPart().textContent).slice(0, LOOKED_THROUGH);
  return !/^en/i.test(lang) || (text.match(FOREIGN)?.length ?? 0) > text.length * FOREIGN_SHARE;
}
