/** @import { Kind, KindTools } from "./kind.js" */
/** @import { Carted, GuaranteeOverlay } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { element } from "../elements/element.js";
import { money } from "../words/say.js";
import styles from "./guarantee.css";

export { styles };

/** A cart that was told this long ago has in it what is being put there now. */
const SAME_MS = 1000;

/**
 * A promise that depends on the cart's value and follows it: what is missing, or that it holds.
 *
 * The page's own word for the cart comes first, then the platform's, then what the product put into it costs. Where
 * none of them is known, the promise is no longer made.
 *
 * @type {Kind<GuaranteeOverlay>}
 */
export const render = ({ threshold, currency, value = 0, missing, reached }, tools) => {
  const { _lang, _scene, _onClose } = tools;
  let worth = _scene._context.cart?.value ?? value;
  let toldAt = -SAME_MS;
  const text = element("p", { class: "promise", role: "status" });
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  const badge = element("div", { class: "guarantee", part: "guarantee" }, text, bar);
  /** @param {number} now */
  const tell = (now) => {
    worth = now;
    const left = Math.max(0, threshold - worth);
    const said = left ? missing.replace("{missing}", money(_lang, left, currency)) : reached;
    // A live region that is told the same again may say it again.
    if (text.textContent !== said) text.textContent = said;
    badge.classList.toggle("reached", !left);
    bar.style.setProperty("--share", `${Math.min(1, worth / threshold) * 100}%`);
  };
  tell(worth);
  _onClose(
    listen(
      document,
      "waverly:cart",
      safely((event) => {
        const told = /** @type {CustomEvent} */ (event).detail;
        if (!Number.isFinite(told?.value) || (told.currency ?? currency) !== currency) return;
        toldAt = performance.now();
        tell(told.value);
      }),
    ),
  );
  _onClose(
    _scene._onCarted(async (carted) => {
      const grown = await worthWith(carted, worth, currency, tools);
      if (performance.now() - toldAt < SAME_MS) return;
      if (grown === undefined) tools._close("left");
      else tell(grown);
    }),
  );
  return [badge];
};

/**
 * Returns what the cart is worth once something was put into it, or undefined where nobody can say.
 *
 * @param {Carted} carted @param {number} worth @param {string} currency @param {KindTools} tools
 */
async function worthWith({ price, quantity = 1, currency: paid }, worth, currency, { _load, _scene }) {
  /** @type {typeof import("../cart/cartLines.js")} */
  const { cartOfPlatform } = await _load("cartLines");
  const cart = await cartOfPlatform(_scene._context.platform);
  if (cart?.value !== undefined && cart.currency === currency) return cart.value;
  return price && (paid ?? currency) === currency ? worth + price * quantity : undefined;
}
