/** @import { Kind, KindTools } from "./kind.js" */
/** @import { ShippingOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import formStyles from "../elements/form.css";
import { money, say } from "../words/say.js";
import own from "./shipping.css";

export const styles = formStyles + own;

/**
 * What delivery costs and how long it takes, for one's own country first; others are a choice away.
 *
 * @type {Kind<ShippingOverlay>}
 */
export const render = ({ rates, country, value = 0, body = "" }, tools) => {
  const { _lang, _words, _engaged, _rich, _scene } = tools;
  const names = new Intl.DisplayNames(_lang, { type: "region" });
  const facts = element("dl", { class: "rate", part: "rate", "aria-live": "polite" });
  const worth = _scene._context.cart?.value ?? value;
  const tell = (/** @type {string} */ wanted) => {
    const rate = rates.find((each) => each.country === wanted) ?? rates[0];
    if (rate) facts.replaceChildren(...terms(rate, worth, tools));
  };
  const first = country ?? rates[0]?.country ?? "";
  tell(first);
  const choose = element(
    "select",
    { id: "country" },
    ...rates.map((rate) =>
      element(
        "option",
        { value: rate.country, selected: rate.country === first ? "" : undefined },
        names.of(rate.country) ?? rate.country,
      ),
    ),
  );
  choose.addEventListener("change", () => {
    tell(choose.value);
    _engaged("country");
  });
  const field = element(
    "div",
    { class: "field" },
    element("label", { for: "country" }, _words._country),
    choose,
  );
  return [..._rich(body), ...(rates.length > 1 ? [field] : []), facts];
};

/** @param {ShippingOverlay["rates"][number]} rate @param {number} worth @param {KindTools} tools */
function terms(rate, worth, { _lang, _words }) {
  const amount = (/** @type {number} */ value) => money(_lang, value, rate.currency);
  const from = rate.free_from ?? undefined;
  const isFree = rate.cost === 0 || (from !== undefined && worth >= from);
  const cost = [
    element("dt", {}, _words._delivery),
    element("dd", { class: "cost" }, isFree ? _words._free : amount(rate.cost)),
  ];
  const [least, most] = rate.days ?? [];
  if (least !== undefined && most !== undefined)
    cost.push(element("dd", {}, say(_lang, _words._days, { a: least, b: most })));
  if (from !== undefined && !isFree) {
    const pattern = worth > 0 ? _words._forFree : _words._freeFrom;
    cost.push(
      element("dd", { class: "from" }, say(_lang, pattern, { a: amount(worth > 0 ? from - worth : from) })),
    );
  }
  return cost;
}
