/** @import { Detector } from "../types/internal.js" */

/** Words of doubt in a search, by what the doubt is about. @type {[topic: string, words: RegExp][]} */
const TOPICS = [
  ["returns", /\b(return|refund|exchange|money back)|rückgabe|umtausch|widerruf|retour|devoluci/i],
  ["shipping", /\b(shipping|delivery|postage|track|how long|arrive)|versand|liefer|livraison|envío/i],
  ["payment", /\b(payment|pay with|paypal|klarna|instal?lment|invoice)|zahlung|rechnung|paiement/i],
  ["price", /\b(discount|coupon|promo|voucher|price match|cheaper)|gutschein|rabatt|code promo|descuento/i],
  ["size", /\b(size (guide|chart)|sizing|fit guide|true to size)|größentabelle|guide des tailles/i],
  ["compare", /\b(compare|vs\.?|versus|difference|better than)\b|vergleich|comparer/i],
  ["trust", /\b(warranty|guarantee|authentic|genuine|reviews?|scam|complain)|garantie|echt\b|avis/i],
  ["contact", /\b(contact|customer service|help ?line|phone number|support|cancel)|kontakt|kundendienst/i],
];

/**
 * A search that voices a doubt, or found nothing.
 *
 * @type {Detector}
 */
export function onFrictionSearch(report, { _context }) {
  const { query, results } = _context;
  const topic = topicOf(query ?? "");
  if (query && (topic || results === 0)) {
    const found = results === undefined ? {} : { results };
    report({ kind: "friction_search", topic: topic ?? "other", query, ...found }, { _patient: true });
  }
  return () => {};
}

/**
 * Returns what a search doubts, or undefined.
 *
 * @param {string} query
 */
export const topicOf = (query) => TOPICS.find(([, words]) => words.test(query))?.[0];
