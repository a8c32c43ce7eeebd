/** @import { Kind } from "./kind.js" */
/** @import { FormHelpOverlay } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { element } from "../elements/element.js";
import { say } from "../words/say.js";
import styles from "./form_help.css";
import { attach, fieldsOf, nameOf } from "./formFields.js";

export { styles };

/** Fields the shop itself has marked. */
const MISTAKEN = "[aria-invalid=true],.is-invalid,.woocommerce-invalid";

/**
 * Says what still needs fixing in the store's own form, when a field is left: here, and at the field itself for
 * those who hear the page. Nothing typed is read for anything else, kept or sent. Who is signed in can have the empty
 * fields filled with what the page knows.
 *
 * @type {Kind<FormHelpOverlay>}
 */
export const render = async ({ body = "", fields, done }, tools) => {
  const { _rich, _words, _lang, _core, _engaged, _onClose, _load } = tools;
  const found = fieldsOf(fields);
  const status = element("p", { class: "count", role: "status" });
  const list = element("ul", { class: "mend", part: "mend", "aria-live": "polite" });
  const notes = found.map(({ _input }) => attach(_input));
  let said = "";
  const tell = () => {
    const wrong = found.filter(({ _wrong }) => _wrong);
    const now = JSON.stringify(found.map(({ _wrong }) => _wrong));
    // While a field is being mended, the same is not said again at every key.
    if (now !== said) {
      list.replaceChildren(
        ...wrong.map(({ _input, _message }) => jump(_input, _message, () => _engaged("field"))),
      );
      found.forEach(({ _wrong, _message }, index) => notes[index]?._say(_wrong ? _message : ""));
    }
    said = now;
    // Of empty fields nothing is right yet, nor where the shop says otherwise.
    const isRight = found.some(({ _input }) => _input.value) && !document.querySelector(MISTAKEN);
    const told = wrong.length ? say(_lang, _words._toMend, { n: wrong.length }) : isRight ? done : "";
    if (status.textContent !== told) status.textContent = told;
  };
  found.forEach((field) => {
    const look = () => {
      field._wrong = field._test();
      tell();
    };
    // A field that was not touched is not wrong yet.
    if (field._input.value) field._wrong = field._test();
    _onClose(listen(field._input, "blur", safely(look)));
    _onClose(
      listen(
        field._input,
        "input",
        safely(() => (field._wrong ? look() : tell())),
      ),
    );
  });
  tell();
  _onClose(() => notes.forEach(({ _remove }) => _remove()));
  const person = _core._person;
  /** @type {HTMLElement[]} */
  const filling = person
    ? (await _load("fillKnown")).fillKnown(found[0]?._input.form ?? document, person, tools)
    : [];
  return [..._rich(body), ...filling, status, list];
};

/** @param {HTMLInputElement} input @param {string} message @param {() => void} used */
function jump(input, message, used) {
  const made = element(
    "button",
    { type: "button", class: "jump" },
    element("b", {}, nameOf(input)),
    " ",
    element("span", {}, message),
  );
  made.addEventListener("click", () => {
    used();
    input.focus();
  });
  return element("li", {}, made);
}
