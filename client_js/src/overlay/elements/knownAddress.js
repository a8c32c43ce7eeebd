/** @import { Row } from "./form.js" */
/** @import { KindTools } from "../kinds/kind.js" */
import { element } from "./element.js";

/**
 * Returns what puts a sentence in the place of the field for an address: where the letter goes, and a button to
 * write another. One the page told is named; one left before in this browser only the server knows.
 *
 * @param {KindTools} tools
 * @returns {(row: Row) => Row}
 */
export const stand =
  ({ _core, _words }) =>
  (ordinary) => {
    const told = _core._person?.email;
    const other = element("button", { type: "button", class: "other" }, _words._another);
    const said = told ? _words._to.replace("{a}", () => told) : _words._toLeft;
    const made = element("div", { class: "field" }, element("p", {}, said), other);
    let isKnown = true;
    const write = () => {
      isKnown = false;
      made.replaceWith(ordinary._row);
    };
    other.addEventListener("click", () => {
      write();
      ordinary._input.focus();
    });
    return {
      ...ordinary,
      _row: made,
      _check: () => isKnown || ordinary._check(),
      _values: () => (isKnown ? (told ? { email: told } : { to_known: true }) : ordinary._values()),
      _write: () => isKnown && write(),
    };
  };
