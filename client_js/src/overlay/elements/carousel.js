/** @import { KindTools } from "../kinds/kind.js" */

import { say } from "../words/say.js";
import styles from "./carousel.css";
import { element } from "./element.js";

export { styles };

/**
 * Returns slides of which one is shown, with buttons to go on and back. It never moves by itself; whoever
 * goes on is told the place, and the height stays that of the tallest.
 *
 * @param {HTMLElement[]} contents
 * @param {KindTools} tools
 * @param {string} name
 * @param {(index: number) => void} onTurn
 */
export function carousel(contents, { _words, _lang, _decision }, name, onTurn) {
  let at = 0;
  const count = contents.length;
  const place = (/** @type {number} */ index) => say(_lang, _words._position, { a: index + 1, b: count });
  const slides = contents.map((content, index) =>
    element(
      "div",
      { class: "slide", role: "group", "aria-roledescription": _words._slide, "aria-label": place(index) },
      content,
    ),
  );
  const where = element("span", { class: "place", "aria-hidden": "true" });
  const turn = (/** @type {number} */ by) => {
    at = (at + by + count) % count;
    slides.forEach((slide, index) => slide.classList.toggle("off", index !== at));
    where.textContent = `${at + 1} / ${count}`;
    if (by) onTurn(at);
  };
  const turner = (/** @type {string} */ label, /** @type {number} */ by) => {
    const made = element("button", {
      class: `turn ${by < 0 ? "back" : "on"}`,
      type: "button",
      "aria-label": label,
    });
    made.addEventListener("click", () => turn(by));
    return made;
  };
  turn(0);
  const track = element("div", { class: "track", "aria-live": "polite" }, ...slides);
  const controls = element(
    "div",
    { class: "turns" },
    turner(_words._previous, -1),
    where,
    turner(_words._next, 1),
  );
  const made = element(
    "div",
    {
      class: `carousel ${name}`,
      role: "group",
      "aria-roledescription": _words._carousel,
      "aria-label": _decision.overlay.title,
    },
    ...(count > 1 ? [controls] : []),
    track,
  );
  return { _element: made, _turn: turn, _controls: controls, _at: () => at, _track: track };
}
