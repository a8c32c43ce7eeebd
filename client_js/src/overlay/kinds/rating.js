/** @import { Kind } from "./kind.js" */
/** @import { RatingOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import quiet from "../elements/quiet.css";
import { wayStyles, ways } from "../elements/ways.js";
import { say } from "../words/say.js";
import own from "./rating.css";

export const styles = own + quiet + wayStyles;

/**
 * One to five stars. Whatever they say, everyone is offered the same two routes: a public review, and a word
 * with the store.
 *
 * @type {Kind<RatingOverlay>}
 */
export const render = ({ title, body = "", thanks, routes }, tools) => {
  const { _rich, _answered, _button, _words, _lang } = tools;
  const status = element("p", { class: "thanks", role: "status" });
  const stars = [1, 2, 3, 4, 5].map((count) => {
    const name = say(_lang, _words._stars, { n: count });
    const input = element("input", {
      type: "radio",
      name: "stars",
      value: String(count),
      "aria-label": name,
    });
    return element("label", { class: "star" }, input, element("span", { "aria-hidden": "true" }, "★"));
  });
  const group = element(
    "fieldset",
    { class: "stars-field", part: "stars" },
    element("legend", { class: "quiet" }, title),
    ...stars,
  );
  group.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const given = Number(event.target.value);
    stars.forEach((star, index) => star.classList.toggle("on", index < given));
    _answered(given);
    status.textContent = thanks;
  });
  const buttons = routes.map((route, index) => _button(route, `route_${index + 1}`));
  return [..._rich(body), group, status, ways(buttons)];
};
