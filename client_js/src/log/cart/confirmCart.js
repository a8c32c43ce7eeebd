/** @import { Scene, UnsentEvent } from "../../types/internal.js" */
/** @typedef {import("./pendingAdds.js").Ask} Ask */
/** @typedef {import("./pendingAdds.js").PendingAdd} PendingAdd */
/** @typedef {ReturnType<typeof import("./pendingAdds.js").createPendingAdds>} PendingAdds */

import { CART_LOOK_MS } from "../../constants.js";
import { createAlarm } from "../../lib/createAlarm.js";
import { isOneOf } from "../../lib/isOneOf.js";
import { stopAll } from "../../lib/stopAll.js";
import { mainPart } from "../../page/mainPart.js";
import { nameOf } from "../../page/words/naming.js";
import { cardOrders, quantityBeside } from "./cardOrders.js";
import { createSteady } from "./createSteady.js";
import { followLines } from "./followLines.js";
import { glance } from "./glance.js";
import { keepName } from "./knownAs.js";
import { onRequest } from "./onRequest.js";
import { onShopEvents } from "./onShopEvents.js";
import { productIn } from "./orderAt.js";
import { riseOf } from "./riseOf.js";
import { numbersIn, textsIn } from "./signs.js";
import { saysAdded, saysCheckout, saysRefused } from "./words.js";

/** Links that take out by leaving; WooCommerce's own event tells of those in its lists. */
const REMOVES =
  "a[href*=remove_item]:not(.remove_from_cart_button),a[href*='quantity=0'],a[href*='cart/delete']";

/**
 * Sees by what the page shows whether a press put something into the cart: the number beside its cart, a word of success, a drawer that
 * holds the product, the cart's own page after it, or a request that was answered.
 *
 * @param {Scene} scene
 * @param {PendingAdds} pendingAdds
 * @param {(event: UnsentEvent) => void} report
 * @param {Element} [first] what was pressed while this was on its way
 */
export function confirmCart(scene, pendingAdds, report, first) {
  const alarm = createAlarm();
  /** A number that rises before the server has been asked falls again when it says no. */
  let isSteady = createSteady();
  /** How many requests of what was told by the page itself are still to be answered. */
  let owed = 0;
  const look = () => {
    const pending = pendingAdds._open();
    if (!pending) return;
    const seen = glance();
    const risen = riseOf(pending, numbersIn(seen._counted));
    const hasStayed = isSteady(risen);
    const said = news(pendingAdds, textsIn(seen));
    const isSaid = said.some((text) => saysAdded(text) || isFilled(text, pending));
    if (said.some(saysRefused) && !isSaid) return pendingAdds._drop();
    if (pending._answered || isSaid || isNamed(scene, pendingAdds, pending))
      return tell(pending, Math.max(risen, 1));
    if (hasStayed) return tell(pending, risen);
    alarm(look, CART_LOOK_MS);
  };
  /** @param {PendingAdd} pending @param {number} more */
  const tell = (pending, more) => {
    // Their requests may be answered yet.
    if (!pending._answered) owed += pending._asks.length;
    tellCounted(pendingAdds, pending, more);
  };
  const begin = () => {
    readBefore(scene, pendingAdds);
    isSteady = createSteady();
    alarm(look, CART_LOOK_MS);
  };
  const lines = followLines(scene, report);
  const added = () => pendingAdds._added();
  /** @param {Element} control */
  const press = (control) => {
    const product = control.matches(REMOVES) && productIn(control);
    if (product) lines._out(product, control);
    else lines._press(control);
  };
  const stops = [
    alarm,
    onShopEvents(added, lines._out, report),
    onRequest((isRefused, began) => {
      if (owed) owed -= 1;
      // What was asked for before the press is no answer to it: pages read their carts by the same addresses.
      else if (began < (pendingAdds._open()?._since ?? 0)) return;
      else if (isRefused) pendingAdds._take();
      else added();
    }),
    lines._stop,
  ];
  keepName(scene);
  begin();
  if (first && !pendingAdds._open()) press(first);
  return {
    /** @param {Element} control @param {boolean} isAdd */
    _press(control, isAdd) {
      if (isAdd) return begin();
      press(control);
      const pending = pendingAdds._open();
      // Whatever page comes next may be where this leads to.
      if (!pending) return;
      pending._alone = false;
      pendingAdds._keep();
    },
    _stop: () => stopAll(stops),
  };
}

/** Reads what was pressed, on cards too, and what the page showed before. @param {Scene} scene @param {PendingAdds} pendingAdds */
function readBefore(scene, pendingAdds) {
  const pending = pendingAdds._open();
  const before = pendingAdds._before();
  if (!pending) return;
  if (before) pending._numbers ??= numbersIn(before._counted);
  pendingAdds._controls().forEach(([control], at) => {
    const ask = pending._asks[at];
    const [order] = ask?._orders ?? [];
    if (order?.quantity === 1) order.quantity = quantityBeside(control);
    else if (ask && !order) Object.assign(ask, cardOrders(control, scene));
  });
  pendingAdds._keep();
}

/** What is said now, and what the pressed controls are called, if it is new. @param {PendingAdds} pendingAdds @param {string[]} texts */
function news(pendingAdds, texts) {
  const before = pendingAdds._before();
  const renamed = pendingAdds._controls().filter(([control, name]) => nameOf(control) !== name);
  const known = before ? textsIn(before) : texts;
  return [...texts.filter((text) => !known.includes(text)), ...renamed.map(([control]) => nameOf(control))];
}

/** Tells whether a text is of a cart that holds the product: it names it, and leads to the checkout. @param {string} text @param {PendingAdd} pending */
const isFilled = (text, { _asks }) => saysCheckout(text) && _asks.some((ask) => isIn(text, ask));

/** @param {string | null} text @param {Ask | undefined} ask */
const isIn = (text, ask) => Boolean(ask?._name && text?.includes(ask._name));

/** Tells whether the press led to a cart or checkout that names the product. @param {Scene} scene @param {PendingAdds} pendingAdds @param {PendingAdd} pending */
const isNamed = ({ _context }, pendingAdds, { _alone, _asks }) =>
  _alone &&
  !pendingAdds._controls().length &&
  isOneOf("cart|checkout", _context.type) &&
  isIn(mainPart().textContent, _asks[0]);

/**
 * Tells what was asked for where it is as much as the cart holds more now, or where it is all the same.
 *
 * @param {PendingAdds} pendingAdds @param {PendingAdd} pending @param {number} more
 */
function tellCounted(pendingAdds, { _asks }, more) {
  const orders = _asks.flatMap(({ _orders }) => _orders);
  const isRead = _asks.every(({ _orders }) => _orders.length);
  const [first] = orders;
  const sum = orders.reduce((total, { quantity }) => total + quantity, 0);
  pendingAdds._drop();
  if (!first || !isRead) return;
  const isSame = orders.every(({ product }) => product === first.product);
  if (isSame && _asks.length > 1) pendingAdds._tell({ ...first, quantity: more });
  // Of three asked for there may have been two.
  else if (isSame) pendingAdds._tell({ ...first, quantity: more > 1 && more < sum ? more : sum });
  else if (more === sum) orders.forEach(pendingAdds._tell);
}
