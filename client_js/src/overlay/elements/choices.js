import own from "./choices.css";
import { element } from "./element.js";
import quiet from "./quiet.css";

export const choiceStyles = own + quiet;

/**
 * Returns a named group of answers of which one is chosen: native radio buttons, so that arrows, readers and
 * big fingers all work. Nothing is chosen beforehand.
 *
 * @param {string} name
 * @param {string} legend
 * @param {readonly { id: string, label: string }[]} options
 * @param {(id: string) => void} onChoice
 * @param {boolean} [isQuiet] the legend is told elsewhere and only for readers here
 */
export function choices(name, legend, options, onChoice, isQuiet) {
  const group = element(
    "fieldset",
    { class: "choices", part: "choices" },
    element("legend", { class: isQuiet ? "quiet" : "legend" }, legend),
    ...options.map(({ id, label }) =>
      element(
        "label",
        { class: "choice" },
        element("input", { type: "radio", name, value: id }),
        element("span", {}, label),
      ),
    ),
  );
  group.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) onChoice(event.target.value);
  });
  return group;
}
