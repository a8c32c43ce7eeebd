const EMAIL = /[^\s@/?&=]+(?:@|%40)[^\s@/?&=]+/g;
const LONG_NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,}/g;

/**
 * Returns `text` without e-mail addresses and without phone and card numbers (seven digits and more).
 *
 * People type such things into search boxes; they never leave the browser.
 *
 * @param {string} text
 */
export const scrub = (text) => text.replace(EMAIL, "[email]").replace(LONG_NUMBER, "[number]");
