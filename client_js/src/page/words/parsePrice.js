import { isOneOf } from "../../lib/isOneOf.js";

/** Currencies without decimals: in `$229.990` of a Chilean shop the point separates thousands. */
const ZERO_DECIMAL = "CLP|JPY|KRW|VND|ISK|PYG|UGX|XAF|XOF";
/** Currencies of a thousand parts: `4.500` dinars are four and a half. */
const THREE_DECIMALS = "BHD|JOD|KWD|OMR|TND";

/**
 * Returns the amount in a price as shops write it, or undefined when there is none or it is zero.
 *
 * `48,00` · `1.299,00 €` · `$1,299.00` · `47 405` · `229.990` (CLP). Zero means unknown on real pages.
 *
 * @param {unknown} written
 * @param {string | undefined} [currency] ISO 4217
 * @returns {number | undefined}
 */
export function parsePrice(written, currency) {
  if (typeof written === "number") return written > 0 && written <= 1e9 ? written : undefined;
  const digits = /\d[\d.,'’\s\u00a0\u202f]*/.exec(String(written ?? ""))?.[0].replace(/[^\d.,]/g, "");
  if (!digits) return undefined;
  const amount = Number(decimal(digits.replace(/[.,]+$/, ""), currency));
  return amount > 0 && amount <= 1e9 ? amount : undefined;
}

/** @param {string} digits @param {string | undefined} currency */
function decimal(digits, currency) {
  if (isOneOf(ZERO_DECIMAL, currency)) return digits.replace(/[.,]/g, "");
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const mark = digits[last];
  if (!mark) return digits;
  const fraction = digits.slice(last + 1);
  const isThousands = fraction.length === 3 && (digits.split(mark).length > 2 || !digits.startsWith("0"));
  // `1,299` and `1.299.000` are thousands; `1.299,00` has its decimals after the last mark.
  const both = digits.includes(".") && digits.includes(",");
  if (isThousands && !both && !isOneOf(THREE_DECIMALS, currency)) return digits.replace(/[.,]/g, "");
  return `${digits.slice(0, last).replace(/[.,]/g, "")}.${fraction}`;
}
