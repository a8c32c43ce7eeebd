/** What becomes a file of its own in the build, and what each is called. */
import { readdir } from "node:fs/promises";
import path from "node:path";

/** @typedef {[name: string, entry: string]} Entry */

/** @param {string} folder below src/ @param {string[]} names @param {string} [prefix] @returns {Entry[]} */
const inFolder = (folder, names, prefix = "") =>
  names.map((name) => [`${prefix}${name}`, `src/${folder}/${name}.js`]);

const platforms = await readdir(path.join(import.meta.dirname, "src/page/sources/platforms"));

/**
 * What is fetched by name when it is needed, such as a kind of overlay. They share one hash, so that the first overlay
 * need not hold a table of names. Their order decides how names are mangled.
 *
 * @type {Entry[]}
 */
export const BY_NAME = [
  ...inFolder("overlay/kinds", ["alert", "chat", "comparison", "faq", "form_help", "guarantee", "missing"]),
  ...inFolder("overlay/kinds", ["offer", "poll", "question", "quiz", "rating", "reminder", "review"]),
  ...inFolder("overlay/kinds", ["save_cart", "shipping", "slider", "story", "timer"]),
  ...inFolder("overlay/formats", ["banner", "corners", "fullscreen", "inline", "modal", "popover", "sheet"]),
  ...inFolder("overlay/words", ["de", "en", "es", "fr", "it", "nl"], "words-"),
  ...inFolder("overlay/words", ["localise", "foreign"]),
  ...inFolder("overlay/elements", ["carousel", "fillKnown", "form", "knownAddress", "picture", "qr"]),
  ...inFolder("overlay/manners", ["chip", "given"]),
  ...inFolder("overlay/cart", ["cartLines"]),
  ...inFolder(
    "page/sources/platforms",
    platforms.filter((file) => file !== "all.js").map((file) => path.basename(file, ".js")),
    "platform-",
  ),
  ["words-of-shops", "src/page/words/otherWords.js"],
];

/** The parts loaded later, in the order they are built: each may name those before it. @type {Entry[]} */
export const PARTS = [
  ["overlay", "src/overlay/showDecision.js"],
  ["preview", "src/overlay/preview.js"],
  // Stands alone, and so before the part it holds a copy of.
  ["survey", "src/survey.js"],
  ["vitals", "src/vitals.js"],
  ["languages", "src/search/languages.js"],
  ["results", "src/page/words/otherResults.js"],
  ["debug", "src/debug/openPanel.js"],
  ["consent", "src/consent/askConsent.js"],
  ["kept", "src/overlay/cart/keptCart.js"],
  ["replay", "src/replay.js"],
];

/** What watches, and what only some kinds of page need beside it: see family.mjs. @type {[Entry, ...Entry[]]} */
export const WATCHING = [
  ["watch", "src/watch.js"],
  ["product", "src/product.js"],
  ["checkout", "src/checkout.js"],
  ["search", "src/search.js"],
  ["cart", "src/log/cart/confirmCart.js"],
];
