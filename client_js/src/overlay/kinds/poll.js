/** @import { Kind } from "./kind.js" */
/** @import { PollOverlay } from "../../types/internal.js" */
import { choiceStyles, choices } from "../elements/choices.js";
import { element } from "../elements/element.js";

export { choiceStyles as styles };

/**
 * One question with a few answers. The answer can be changed as long as it is open; the last one holds.
 *
 * @type {Kind<PollOverlay>}
 */
export const render = ({ title, body = "", options, thanks }, { _rich, _answered }) => {
  const status = element("p", { class: "answer-thanks", role: "status" });
  const group = choices(
    "poll",
    title,
    options,
    (id) => {
      _answered(id);
      status.textContent = thanks;
    },
    true,
  );
  return [..._rich(body), group, status];
};
