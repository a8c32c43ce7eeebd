/** @import { Kind } from "./kind.js" */
/** @import { SliderOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import quiet from "../elements/quiet.css";
import own from "./slider.css";

export const styles = own + quiet;

/**
 * One question answered by a number between two ends: by dragging, by keys, or by the buttons beside it.
 *
 * @type {Kind<SliderOverlay>}
 */
export const render = (overlay, { _rich, _answered, _words }) => {
  const { title, body = "", low, high, min = 0, max = 10, step = 1, submit, thanks } = overlay;
  const range = element("input", {
    type: "range",
    min: String(min),
    max: String(max),
    step: String(step),
    value: String(min + Math.round((max - min) / 2 / step) * step),
    "aria-label": title,
    "aria-describedby": "ends",
  });
  const output = element("output", { "aria-hidden": "true" }, range.value);
  // The scale says its own number where it has the focus; who presses a button beside it hears it from here.
  const told = element("span", { class: "quiet", role: "status" });
  const move = (/** @type {number} */ by) => {
    range.stepUp(by);
    output.value = told.textContent = range.value;
  };
  range.addEventListener("input", () => {
    output.value = range.value;
    told.textContent = "";
  });
  const status = element("p", { class: "thanks", role: "status" });
  const send = element("button", { class: "action primary", type: "button", part: "action" }, submit);
  send.addEventListener("click", () => {
    _answered(Number(range.value));
    status.textContent = thanks;
  });
  return [
    ..._rich(body),
    element(
      "div",
      { class: "slider", part: "slider" },
      stepper("−", _words._lower, () => move(-1)),
      element("div", { class: "scale" }, output, range),
      stepper("+", _words._higher, () => move(1)),
      told,
    ),
    element("p", { class: "ends", id: "ends" }, element("span", {}, low), " ", element("span", {}, high)),
    element("div", { class: "send" }, send),
    status,
  ];
};

/** @param {string} sign @param {string} label @param {() => void} press */
function stepper(sign, label, press) {
  const made = element("button", { class: "step", type: "button", "aria-label": label }, sign);
  made.addEventListener("click", press);
  return made;
}
