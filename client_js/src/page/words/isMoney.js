import { whileReading } from "../whileReading.js";

const signs = whileReading(
  () =>
    /[$€£¥₽₪₹₫₩₴₺฿円元원]|(^|[\s\d.])(zł|kč|lei|kr|rs|руб|р\.|usd|eur|chf)(?=\W|$)|:-|ر\.س|د\.إ|грн|\bFt\b/i,
);

/** Tells whether a text holds a sign of money. @param {string} text */
export const isMoney = (text) => signs().test(text);

/** Tells whether a text holds a price, as far as signs and decimals say. @param {string} text */
export const isPriced = (text) => /\d[.,]\d\d/.test(text) || (/\d/.test(text) && isMoney(text));
