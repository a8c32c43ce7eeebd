/**
 * Tells whether a word is one of some, parted by bars.
 *
 * @param {string} words @param {string | undefined} word
 */
export const isOneOf = (words, word = "") => words.split("|").includes(word);
