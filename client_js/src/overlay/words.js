/**
 * The few words of our own, in the languages of the stores we know; the rest is written by the store.
 * Each entry: close · why am I seeing this · more about the decision · n out of 5 stars · from n reviews · n stars.
 *
 * @type {Record<string, readonly [string, string, string, string, string, string]>}
 */
const WORDS = {
  en: [
    "Close",
    "Why am I seeing this?",
    "What was noticed",
    "{n} out of 5 stars",
    "{n} reviews",
    "{n} stars",
  ],
  de: [
    "Schließen",
    "Warum sehe ich das?",
    "Was bemerkt wurde",
    "{n} von 5 Sternen",
    "{n} Bewertungen",
    "{n} Sterne",
  ],
  fr: [
    "Fermer",
    "Pourquoi ce message ?",
    "Ce qui a été remarqué",
    "{n} sur 5 étoiles",
    "{n} avis",
    "{n} étoiles",
  ],
  es: [
    "Cerrar",
    "¿Por qué veo esto?",
    "Lo que se notó",
    "{n} de 5 estrellas",
    "{n} opiniones",
    "{n} estrellas",
  ],
  it: [
    "Chiudi",
    "Perché vedo questo?",
    "Che cosa è stato notato",
    "{n} su 5 stelle",
    "{n} recensioni",
    "{n} stelle",
  ],
  nl: [
    "Sluiten",
    "Waarom zie ik dit?",
    "Wat er is opgemerkt",
    "{n} van 5 sterren",
    "{n} beoordelingen",
    "{n} sterren",
  ],
};

/**
 * Returns the words in a language, English where it is not known.
 *
 * @param {string} lang
 */
export function wordsIn(lang) {
  const key = Object.keys(WORDS).find((known) => lang.toLowerCase().startsWith(known)) ?? "en";
  const [close = "", why = "", more = "", outOf = "", reviews = "", stars = ""] = WORDS[key] ?? [];
  /** @param {string} pattern */
  const counted = (pattern) => (/** @type {number} */ n) =>
    pattern.replace("{n}", new Intl.NumberFormat(key).format(n));
  return {
    _lang: key,
    _close: close,
    _why: why,
    _more: more,
    _outOf: counted(outOf),
    _reviews: counted(reviews),
    _stars: counted(stars),
  };
}
