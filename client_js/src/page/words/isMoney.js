import { whileReading } from "../whileReading.js";

const signs = whileReading(
  () => /[\p{Sc}円元원]|(^|[\s\d.])(zł|kč|lei|kr|rs|tl|rp|руб|р\.|usd|eur|chf|ft)(?=\W|$)|:-|ر\.س|د\.إ|грн/iu,
);

/** Tells whether a text holds a sign of money. @param {string} text */
export const isMoney = (text) => signs().test(text);

/** Tells whether a text holds a price, as far as signs and decimals say. @param {string} text */
export const isPriced = (text) => /\d[.,]\d\d/.test(text) || (/\d/.test(text) && isMoney(text));
