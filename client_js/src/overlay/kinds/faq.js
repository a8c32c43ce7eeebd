/** @import { Kind } from "./kind.js" */
/** @import { FaqOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import styles from "./faq.css";

export { styles };

/**
 * Questions that open to answers: native disclosures, so every key and every reader works.
 *
 * @type {Kind<FaqOverlay>}
 */
export const render = ({ items }, { _engaged, _rich }) => [
  element(
    "div",
    { class: "faq", part: "faq" },
    ...items.map(({ question, answer }, index) => {
      const entry = element(
        "details",
        { part: "question" },
        element("summary", {}, question),
        element("div", { class: "answer" }, ..._rich(answer)),
      );
      entry.addEventListener("toggle", () => {
        if (entry.open) _engaged(`faq_${index + 1}`);
      });
      return entry;
    }),
  ),
];
