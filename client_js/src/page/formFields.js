import { callingOf } from "./words/naming.js";

/** What a shopper fills in. */
export const FIELDS = "input:not([type=hidden],[type=submit],[type=button]),textarea,select";
/** What fields for cards, accounts and codes are called, in markup or to people. */
const PRIVATE =
  /\bcc[-_]|cc.?num|card|kart|tarjeta|num[eé]ro de carte|cv[cv]|\bcsc|(\b|_)iban|otp|\bexp(ir|[-_ ]?(date|month|year))|(one.time|verification|security|sms).?code/i;

/**
 * Tells whether a field is for a card, a code or a password: never looked at, not even for how long.
 *
 * @param {Element} field
 */
export const isPrivate = (field) =>
  field.matches("[type=password]") ||
  PRIVATE.test(
    `${callingOf(field)} ${/** @type {Partial<HTMLInputElement>} */ (field).labels?.[0]?.textContent}`,
  );

/**
 * Returns what a field is for, by its autocomplete purpose or else its type; undefined for fields that
 * are nobody's business (cards, passwords, codes) and for what is no field.
 *
 * @param {Element | undefined} field
 * @returns {string | undefined}
 */
export function purposeOf(field) {
  if (!field?.matches(FIELDS) || isPrivate(field)) return undefined;
  const token = field.getAttribute("autocomplete")?.trim().split(/\s+/).pop();
  return (token && !/^(on|off)$/.test(token) ? token : field.getAttribute("type") || field.localName).slice(
    0,
    64,
  );
}
