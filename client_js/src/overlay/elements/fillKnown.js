/** @import { Person } from "../../types/internal.js" */
/** @import { KindTools } from "../kinds/kind.js" */

import { nameOf } from "../kinds/formFields.js";
import { element } from "./element.js";

/** Fields a person's details are written into; never a card, a code or a password. */
const FILLABLE =
  'input:is([type=text],[type=email],[type=tel],:not([type]))[autocomplete]:not([autocomplete*="cc-"],[autocomplete~="one-time-code"])';

/**
 * Returns what writes the details the page told of the person signed in into the empty fields of the store's form:
 * their names and a button; nothing where there is nothing to write. The words a field may ask for are HTML's own.
 *
 * Nothing is written unasked, nothing that is there is overwritten, and nothing leaves the page.
 *
 * @param {ParentNode} form
 * @param {Person} person
 * @param {KindTools} tools
 * @returns {HTMLElement[]}
 */
export function fillKnown(form, person, { _words, _engaged }) {
  const found = emptyFields(form).filter((input) => detailFor(input, person));
  if (!found.length) return [];
  const names = element("p", { class: "known" }, found.map(nameOf).join(" · "));
  const button = element("button", { class: "action primary", type: "button" }, _words._fillKnown);
  button.addEventListener("click", () => {
    for (const input of emptyFields(form)) {
      const detail = detailFor(input, person);
      if (detail) write(input, detail);
    }
    _engaged("filled");
    button.remove();
    names.remove();
    // One goes on where something is left to write, or looks over what was written.
    (emptyFields(form)[0] ?? found[0])?.focus();
  });
  return [names, button];
}

/** @param {ParentNode} form @returns {HTMLInputElement[]} */
const emptyFields = (form) =>
  /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(FILLABLE)]).filter(
    (input) => !input.value && !input.disabled && !input.readOnly && input.checkVisibility(),
  );

/** The detail a field asks for: by the last word of its `autocomplete`. @param {HTMLInputElement} input @param {Person} person */
function detailFor(input, person) {
  const detail = person[input.autocomplete.trim().split(/\s+/).pop() ?? ""];
  return typeof detail === "string" ? detail : "";
}

/**
 * Writes as a hand would: frameworks that keep a field's value themselves hear of it.
 *
 * @param {HTMLInputElement} input @param {string} value
 */
function write(input, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);
  for (const type of ["input", "change", "blur"]) input.dispatchEvent(new Event(type, { bubbles: true }));
}
