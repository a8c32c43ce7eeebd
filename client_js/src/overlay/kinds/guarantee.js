/** @import { Kind } from "../kind.js" */
/** @import { GuaranteeOverlay } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { element } from "../element.js";
import { money } from "../words/say.js";
import styles from "./guarantee.css";

export { styles };

/**
 * A promise that depends on the cart's value and follows it: what is missing, or that it holds.
 *
 * @type {Kind<GuaranteeOverlay>}
 */
export const render = ({ threshold, currency, value = 0, missing, reached }, { _lang, _scene, _onClose }) => {
  const cart = _scene._context.cart;
  let worth = cart?.value ?? value;
  const text = element("p", { class: "promise", role: "status" });
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  const badge = element("div", { class: "guarantee", part: "guarantee" }, text, bar);
  const tell = () => {
    const left = Math.max(0, threshold - worth);
    const said = left ? missing.replace("{missing}", money(_lang, left, currency)) : reached;
    // A live region that is told the same again may say it again.
    if (text.textContent !== said) text.textContent = said;
    badge.classList.toggle("reached", !left);
    bar.style.setProperty("--share", `${Math.min(1, worth / threshold) * 100}%`);
  };
  tell();
  _onClose(
    listen(
      document,
      "waverly:cart",
      safely((event) => {
        const told = /** @type {CustomEvent} */ (event).detail;
        if (!Number.isFinite(told?.value) || (told.currency ?? currency) !== currency) return;
        worth = told.value;
        tell();
      }),
    ),
  );
  return [badge];
};
