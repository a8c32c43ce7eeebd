/** @import { Kind } from "./kind.js" */
/** @import { TimerOverlay } from "../../types/internal.js" */
import { now } from "../../lib/now.js";
import { element } from "../elements/element.js";
import { isLow } from "../manners/isLow.js";
import { say } from "../words/say.js";
import styles from "./timer.css";

export { styles };

const SECOND_MS = 1000;
const UNITS = /** @type {const} */ ([
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
]);

/**
 * How long something real still lasts, by the server's clock: the shopper's own may be wrong, and loading
 * the page again starts nothing anew. The end is told in words; the figures are for the eyes only.
 *
 * @type {Kind<TimerOverlay>}
 */
export const render = ({ body = "", ends_at, left_ms, over }, tools) => {
  const { _rich, _lang, _words, _onClose } = tools;
  const ends = now() + left_ms;
  const date = new Intl.DateTimeFormat(_lang, { dateStyle: "long", timeStyle: "short" }).format(ends_at);
  const figures = element("div", { class: "figures", "aria-hidden": "true" });
  const until = element("p", { class: "until", role: "status" }, say(_lang, _words._ends, { a: date }));
  const timer = element("div", { class: "timer", role: "timer", part: "timer" }, figures, until);
  const tell = () => {
    const left = Math.ceil((ends - now()) / SECOND_MS);
    if (left > 0) return figures.replaceChildren(...parts(left, _lang));
    clearInterval(ticking);
    figures.remove();
    until.textContent = over;
    return undefined;
  };
  const ticking = setInterval(tell, SECOND_MS);
  _onClose(() => clearInterval(ticking));
  tell();
  // In a low card the time left is seen before the words about it.
  return isLow(tools) ? [timer, ..._rich(body)] : [..._rich(body), timer];
};

/** Days with hours, or hours with minutes and seconds. @param {number} left in seconds @param {string} lang */
function parts(left, lang) {
  const shown = left >= 86_400 ? UNITS.slice(0, 3) : UNITS.slice(1);
  return shown.map(([unit, size], index) => {
    const before = index ? (shown[index - 1]?.[1] ?? left) : Number.POSITIVE_INFINITY;
    const count = Math.floor((left % before) / size);
    const format = new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" });
    const name = format.formatToParts(count).find(({ type }) => type === "unit")?.value ?? "";
    const figure = new Intl.NumberFormat(lang, { minimumIntegerDigits: 2 }).format(count);
    return element("span", { class: "unit" }, element("b", {}, figure), element("small", {}, name));
  });
}
