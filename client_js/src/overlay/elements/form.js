/** @import { KindTools } from "../kinds/kind.js" */
import { element } from "./element.js";
import styles from "./form.css";

export { styles };

/**
 * One field of a form. `_wrong` says how to mend it; `_options` make it a choice; `_known` puts something shorter in
 * the place of its row.
 * @typedef {{
 *   _name: string, _label: string, _type?: string, _autocomplete?: string, _wrong?: string, _value?: string,
 *   _rows?: number, _options?: readonly { id: string, label: string }[],
 *   _known?: (row: Row) => Row,
 * }} Field
 *
 * How a field stands in a form, and what it hands in. `_write` is called when that did not arrive.
 * @typedef {{
 *   _row: HTMLElement, _input: HTMLElement, _check: () => boolean, _values: () => Record<string, unknown>,
 *   _write?: () => void,
 * }} Row
 */

/** That an address was left in this browser; which one, only the server knows. */
const LEFT = "address";
const EMAIL = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]{2,}$";

/**
 * The field for an e-mail address. One the page told, or one this browser left before, needs no writing.
 *
 * @param {KindTools} tools @returns {Promise<Field>}
 */
export const emailField = async (tools) => ({
  _name: "email",
  _type: "email",
  _label: tools._words._email,
  _autocomplete: "email",
  _wrong: tools._words._checkEmail,
  _known:
    tools._core._person?.email || tools._core._local._get(LEFT)
      ? (await tools._load("knownAddress")).stand(tools)
      : undefined,
});

/**
 * Returns a form that hands in what the shopper leaves, and then says in its place that it is done.
 * The terms that a press of the button accepts stand before it, where a small window cannot hide them, and describe it.
 *
 * @param {Field[]} fields
 * @param {{ submit: string, agree: string, done: string }} says
 * @param {KindTools} tools
 * @param {(values: Record<string, unknown>) => Promise<unknown>} send undefined when it did not arrive
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
    terms,
    element("div", { class: "send" }, button),
  );
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = rows.filter(({ _check }) => !_check());
    if (wrong.length) return wrong[0]?._input.focus();
    status.textContent = "";
    form.setAttribute("aria-busy", "true");
    /** @type {Record<string, unknown>} */
    const values = Object.assign({}, ...rows.map(({ _values }) => _values()));
    const arrived = await send(values);
    form.removeAttribute("aria-busy");
    if (!arrived) {
      // It may be that the address is known no more.
      rows.forEach(({ _write }) => _write?.());
      status.textContent = tools._words._sorry;
      return undefined;
    }
    if (values["email"] && !tools._asked) tools._core._local._set(LEFT, true);
    form.remove();
    status.classList.add("done");
    status.role = null; // it is read because it gets the focus: once
    status.textContent = done;
    status.focus({ preventScroll: true });
    tools._engaged("handed_in");
    return undefined;
  });
  return element("div", { class: "hand-in" }, form, status);
}

/** @param {Field} field @param {KindTools} tools @returns {Row} */
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
  const ordinary = {
    _row: element("div", { class: "field" }, element("label", { for: id }, _label), input, note),
    _input: input,
    _check: check,
    _values: () => ({ [_name]: input.value.trim() }),
  };
  return field._known?.(ordinary) ?? ordinary;
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
