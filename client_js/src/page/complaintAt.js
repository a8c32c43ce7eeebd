import { FIELDS } from "./formFields.js";
import { isVisible } from "./isVisible.js";

const ERRORS = "[role=alert],[class*=error i],[class*=invalid i]";

/**
 * Returns what the shop has against a field: that it is marked invalid, or the error text which shows beside it, in the
 * box that holds no other field or right after that.
 *
 * @param {Element} field
 * @param {string} [more] where else it may stand, as selectors after a comma
 */
export function complaintAt(field, more = "") {
  if (field.matches("[aria-invalid=true]")) return "invalid";
  /** @type {Element | null} */
  let box = field;
  while (!box.matches("form,body") && box.parentElement?.querySelectorAll(FIELDS).length === 1)
    box = box.parentElement;
  // A lone asterisk is no text.
  return [...box.querySelectorAll(ERRORS + more), box.nextElementSibling].find(
    (text) => text?.matches(ERRORS + more) && isVisible(text) && /\p{L}\p{L}/u.test(text.textContent ?? ""),
  )?.textContent;
}
