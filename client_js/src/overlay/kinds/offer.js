/** @import { Kind, KindTools } from "./kind.js" */
/** @import { OfferOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import quiet from "../elements/quiet.css";
import { isLow } from "../manners/isLow.js";
import { say } from "../words/say.js";
import own from "./offer.css";

export const styles = own + quiet;

/**
 * Something the store has confirmed for this shopper, with its conditions and its end, if it has one.
 *
 * @type {Kind<OfferOverlay>}
 */
export const render = ({ body, code, terms = "", ends_at }, tools) => {
  const { _rich, _words, _lang } = tools;
  const end =
    ends_at == null
      ? undefined
      : new Intl.DateTimeFormat(_lang, { dateStyle: "long", timeStyle: "short" }).format(ends_at);
  const said = [..._rich(body), ...(code ? [codeRow(code, tools)] : [])];
  return [
    // The code is the point of it: in a low card it stands where it is seen.
    ...(code && isLow(tools) ? [...said.splice(-1), ...said] : said),
    ...(end ? [element("p", { class: "until" }, say(_lang, _words._ends, { a: end }))] : []),
    ...(terms
      ? [element("details", { class: "terms" }, element("summary", {}, _words._terms), ..._rich(terms))]
      : []),
  ];
};

/** @param {string} code @param {KindTools} tools */
function codeRow(code, { _words, _engaged }) {
  const status = element("span", { class: "quiet", role: "status" });
  const copy = element("button", { class: "copy", type: "button" }, _words._copy);
  copy.addEventListener("click", async () => {
    _engaged("copy");
    // Without permission the code still stands there to be read and marked.
    const isCopied = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    if (isCopied) copy.textContent = status.textContent = _words._copied;
  });
  return element("div", { class: "code", part: "code" }, element("code", {}, code), copy, status);
}
