/** Japanese keyboards write a wide @, and wide digits; Arabic ones write digits of their own. */
const EMAIL = /[^\s@\uff20/?&=]+(?:[@\uff20]|%40)[^\s@\uff20/?&=]+/g;
const LONG_NUMBER = /\+?\p{Nd}(?:[\s().\p{Pd}\u2212]{0,2}\p{Nd}){6,}/gu;

/**
 * Returns `text` without e-mail addresses and without phone and card numbers (seven digits and more).
 *
 * People type such things into search boxes; they never leave the browser.
 *
 * @param {string} text
 */
export const scrub = (text) => text.replace(EMAIL, "[email]").replace(LONG_NUMBER, "[number]");
