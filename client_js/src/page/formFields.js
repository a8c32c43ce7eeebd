/** What a shopper fills in. */
export const FIELDS = "input:not([type=hidden],[type=submit],[type=button]),textarea,select";
/** Cards, codes and passwords: never looked at, not even for how long. */
export const PRIVATE = "[autocomplete*=cc-],[autocomplete*=one-time-code],[name*=otp i],[type=password]";

/**
 * Returns what a field is for, by its autocomplete purpose or else its type; undefined for fields that
 * are nobody's business (cards, passwords, codes) and for what is no field.
 *
 * @param {Element | undefined} field
 * @returns {string | undefined}
 */
export function purposeOf(field) {
  if (!field?.matches(FIELDS) || field.matches(PRIVATE)) return undefined;
  const token = field.getAttribute("autocomplete")?.trim().split(/\s+/).pop();
  return (token && !/^(on|off)$/.test(token) ? token : field.getAttribute("type") || field.localName).slice(
    0,
    64,
  );
}
