/** @import { FormHelpOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";

/**
 * A field of the store's form and its rule.
 * @typedef {{ _input: HTMLInputElement, _message: string, _wrong: boolean, _test: () => boolean }} WatchedField
 */

/**
 * Returns the fields a form has of those a rule is for: found by their `autocomplete` word, name or id.
 *
 * @param {FormHelpOverlay["fields"]} rules
 * @returns {WatchedField[]}
 */
export const fieldsOf = (rules) =>
  rules.flatMap(({ field, message, pattern }) => {
    const word = CSS.escape(field);
    const input = document.querySelector(
      `input:is([autocomplete~="${word}"],[name="${word}"],[id="${word}"])`,
    );
    if (!(input instanceof HTMLInputElement)) return [];
    const whole = pattern ? new RegExp(`^(?:${pattern})$`, "u") : undefined;
    const isWrong = () =>
      Boolean(input.value) && (!input.validity.valid || !(whole?.test(input.value.trim()) ?? true));
    return [{ _input: input, _message: message, _wrong: false, _test: isWrong }];
  });

/** What a field is called on the page. @param {HTMLInputElement} input */
export const nameOf = (input) => input.labels?.[0]?.textContent?.trim() || input.ariaLabel || input.name;

let made = 0;

/**
 * Ties a note to a field for those who hear the page; it takes no room there. Gives back the field as it was.
 *
 * @param {HTMLInputElement} input
 */
export function attach(input) {
  const id = `waverly-note-${++made}`;
  const before = {
    described: input.getAttribute("aria-describedby"),
    invalid: input.getAttribute("aria-invalid"),
  };
  const note = element("span", { id, hidden: "" });
  document.body.append(note);
  const back = () => {
    restore(input, "aria-describedby", before.described);
    restore(input, "aria-invalid", before.invalid);
  };
  return {
    /** @param {string} message */
    _say(message) {
      note.textContent = message;
      if (!message) return back();
      input.setAttribute("aria-describedby", [before.described, id].filter(Boolean).join(" "));
      input.setAttribute("aria-invalid", "true");
      return undefined;
    },
    _remove() {
      back();
      note.remove();
    },
  };
}

/** @param {Element} input @param {string} name @param {string | null} value */
function restore(input, name, value) {
  if (value === null) input.removeAttribute(name);
  else input.setAttribute(name, value);
}
