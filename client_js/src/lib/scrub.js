/**
 * Japanese keyboards write a wide @, and wide digits; Arabic ones write digits of their own. A name before the @ has at most
 * 64 letters (RFC 5321): without that bound a picture of 60 kB as text took five seconds.
 */
const EMAIL = /[^\s@\uff20/?&=]{1,64}(?:[@\uff20]|%40)[^\s@\uff20/?&=]+/g;
const LONG_NUMBER = /\+?\p{Nd}(?:[\s().\p{Pd}\u2212]{0,2}\p{Nd}){6,}/gu;

/**
 * Returns `text` without e-mail addresses and without phone and card numbers (seven digits and more).
 *
 * People type such things into search boxes; they never leave the browser.
 *
 * @param {string} text
 */
export const scrub = (text) => text.replace(EMAIL, "[email]").replace(LONG_NUMBER, "[number]");
