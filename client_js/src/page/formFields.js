/** Never looked at, not even for how long. */
const PRIVATE = "[autocomplete^=cc-],[autocomplete*=one-time-code],[type=password],[type=hidden]";

/**
 * Returns what a field is for, by its autocomplete purpose or else its type; undefined for fields that
 * are nobody's business (cards, passwords, codes) and for what is no field.
 *
 * @param {Element | undefined} field
 * @returns {string | undefined}
 */
export function purposeOf(field) {
  if (!field?.matches("input,textarea,select") || field.matches(PRIVATE)) return undefined;
  if (/\bcc-/.test(field.getAttribute("autocomplete") ?? "")) return undefined;
  const token = field.getAttribute("autocomplete")?.trim().split(/\s+/).pop();
  return (token && !/^(on|off)$/.test(token) ? token : field.getAttribute("type") || field.localName).slice(
    0,
    64,
  );
}
