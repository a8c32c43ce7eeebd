/** @import { Scene, Stop, UnsentEvent } from "../../types/internal.js" */

import { isOneOf } from "../../lib/isOneOf.js";
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { stopAll } from "../../lib/stopAll.js";
import { tellError } from "../../lib/tellError.js";
import { saysAdd } from "../../page/addControls.js";
import { onInput } from "../../page/input/onInput.js";
import { isDisabled } from "../../page/words/naming.js";
import { pressOf } from "../keepPresses.js";
import { orderAt } from "./orderAt.js";
import { createPendingAdds } from "./pendingAdds.js";

const CONTROLS = "a,button,input,[role=button]";
/** What leads into the cart, or stands in it. */
const OF_CARTS = "[class*=cart i],[class*=bag i],[class*=basket i],[href*=cart],[role=dialog],dialog";

/** Links that add lead away at once: what reads their cards has to be there before. */
const LEAVE = "a[href*='add-to-cart='],a[href*='cart/add']";

/** @typedef {{ product: string, quantity: number, price?: number | undefined, currency?: string | undefined }} Order */

/**
 * Reports what goes into the cart and out of it, as the page itself shows it.
 *
 * A press on an add control is a pending addition: it counts once its own form leaves or, as `confirmCart` sees, a request has been answered,
 * the shop's own event says so, or the page shows its cart changed. That part is fetched with the first press that has to do with a cart.
 *
 * @param {Scene} scene
 * @param {(event: UnsentEvent) => void} report
 * @param {import("../keepPresses.js").Press[]} [pressed] what was pressed since the page was shown
 * @returns {Stop}
 */
export function followCart(scene, report, pressed = []) {
  const pendingAdds = createPendingAdds(scene, report);
  /** @type {ReturnType<typeof import("./confirmCart.js").confirmCart> | undefined} */
  let part;
  let isBrought = false;
  let isOver = false;
  /** @param {Element} [control] what was pressed */
  const bring = (control) => {
    if (isBrought) return;
    isBrought = true;
    import("./confirmCart.js").then(({ confirmCart }) => {
      if (!isOver) part = confirmCart(scene, pendingAdds, report, control);
    }, tellError);
  };
  /** @param {import("../keepPresses.js").Press} press @param {boolean} [isLate] whether the page has reacted already */
  const press = ([target, at], isLate) => {
    if (!target) return;
    const control = target.closest(CONTROLS) ?? target;
    const order = orderAt(target, scene);
    // What waits for a size adds nothing; the page may have disabled it since.
    const isAdd = Boolean(order) || (saysAdd(control) && (isLate || !isDisabled(control)));
    if (isAdd) pendingAdds._want(control, order, at, isLate);
    if (part) part._press(control, isAdd);
    else if (isAdd || target.closest(OF_CARTS)) bring(control);
  };
  const leaves = (/** @type {Event} */ event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    pendingAdds._sent(form, orderAt(form, scene), event.timeStamp, !event.defaultPrevented);
    // Sent by a key.
    if (part) part._press(form, true);
    else if (pendingAdds._open()) bring();
  };
  for (const each of pressed) safely(press)(each, true);
  if (pendingAdds._open() || isOneOf("cart|checkout", scene._context.type) || document.querySelector(LEAVE))
    bring();
  const stops = [
    onInput("click", (event) => press(pressOf(event))),
    // Last of all, when the page has had its say about the form.
    listen(window, "submit", safely(leaves)),
    pendingAdds._stop,
  ];
  return () => {
    isOver = true;
    stopAll(stops);
    part?._stop();
  };
}
