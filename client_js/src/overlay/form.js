/** @import { KindTools } from "./kind.js" */
import { element } from "./element.js";
import styles from "./form.css";

export { styles };

/**
 * One field of a form. `_wrong` says how to mend it; `_options` make it a choice.
 * @typedef {{
 *   _name: string, _label: string, _type?: string, _autocomplete?: string, _wrong?: string, _value?: string,
 *   _rows?: number, _options?: readonly { id: string, label: string }[],
 * }} Field
 */

const EMAIL = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]{2,}$";

/** The field for an e-mail address. @param {KindTools} tools @returns {Field} */
export const emailField = ({ _words }) => ({
  _name: "email",
  _type: "email",
  _label: _words._email,
  _autocomplete: "email",
  _wrong: _words._checkEmail,
});

/**
 * Returns a form that hands in what the shopper leaves, and then says in its place that it is done.
 * What pressing the button accepts stands beside it and is tied to it.
 *
 * @param {Field[]} fields
 * @param {{ submit: string, agree: string, done: string }} says
 * @param {KindTools} tools
 * @param {(values: Record<string, string>) => Promise<unknown>} send undefined when it did not arrive
 */
export function buildForm(fields, { submit, agree, done }, tools, send) {
  const rows = fields.map((field) => row(field, tools));
  const status = element("p", { class: "status", role: "status", tabindex: "-1" });
  const terms = element("div", { class: "agree", id: "agree" }, ...tools._rich(agree));
  const button = element(
    "button",
    { class: "action primary", part: "action", type: "submit", "aria-describedby": "agree" },
    submit,
  );
  const form = element(
    "form",
    { class: "form", part: "form" },
    ...rows.map(({ _row }) => _row),
    button,
    terms,
  );
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = rows.filter(({ _check }) => !_check());
    if (wrong.length) return wrong[0]?._input.focus();
    status.textContent = "";
    form.setAttribute("aria-busy", "true");
    const arrived = await send(
      Object.fromEntries(rows.map(({ _input }) => [_input.name, _input.value.trim()])),
    );
    form.removeAttribute("aria-busy");
    if (!arrived) {
      status.textContent = tools._words._sorry;
      return undefined;
    }
    form.remove();
    status.classList.add("done");
    status.textContent = done;
    status.focus({ preventScroll: true });
    tools._engaged("handed_in");
    return undefined;
  });
  return element("div", { class: "hand-in" }, form, status);
}

/** @param {Field} field @param {KindTools} tools */
function row(field, { _words }) {
  const { _name, _label, _type = "text", _autocomplete, _value = "", _wrong = _words._fillIn } = field;
  const id = `field-${_name}`;
  const attributes = {
    id,
    name: _name,
    autocomplete: _autocomplete,
    required: "",
    "aria-describedby": `${id}-note`,
  };
  const input = control(field, attributes, _type);
  if (!field._options) input.value = _value;
  const note = element("p", { class: "note", id: `${id}-note`, "aria-live": "polite" });
  const check = () => {
    const value = input.value.trim();
    const isRight =
      value !== "" && (_type !== "email" || new RegExp(EMAIL).test(value)) && input.checkValidity();
    note.textContent = isRight ? "" : value ? _wrong : _words._fillIn;
    input.setAttribute("aria-invalid", String(!isRight));
    return isRight;
  };
  // Told when a field is left, not while it is being filled in; once told, gone as soon as it is right.
  input.addEventListener("change", check);
  input.addEventListener("input", () => note.textContent && check());
  const made = element("div", { class: "field" }, element("label", { for: id }, _label), input, note);
  return { _row: made, _input: input, _check: check };
}

/**
 * @param {Field} field @param {Record<string, string | undefined>} attributes @param {string} type
 * @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
function control({ _options, _rows, _value }, attributes, type) {
  if (_rows) return element("textarea", { ...attributes, rows: String(_rows), maxlength: "2000" });
  if (!_options) return element("input", { ...attributes, type, maxlength: "254" });
  const choices = _options.map(({ id, label }) =>
    element("option", { value: id, selected: id === _value ? "" : undefined }, label),
  );
  return element("select", attributes, ...choices);
}
