/** @import { Scene, UnsentEvent } from "../../types/internal.js" */
/** @typedef {import("./wishes.js").Ask} Ask */
/** @typedef {import("./wishes.js").Wish} Wish */
/** @typedef {ReturnType<typeof import("./wishes.js").createWishes>} Wishes */

import { CART_LOOK_MS } from "../../constants.js";
import { createAlarm } from "../../lib/createAlarm.js";
import { isOneOf } from "../../lib/isOneOf.js";
import { stopAll } from "../../lib/stopAll.js";
import { mainPart } from "../../page/mainPart.js";
import { nameOf } from "../../page/words/naming.js";
import { says } from "../../page/words/words.js";
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
import { saysAdded, saysRefused } from "./words.js";

const REMOVES = "a[href*=remove_item],a[href*='quantity=0'],a[href*='cart/delete']";

/**
 * Sees by what the page shows whether a press put something into the cart: the number beside its cart, a word of success, a drawer that
 * holds the product, the cart's own page after it, or a request that was answered.
 *
 * @param {Scene} scene
 * @param {Wishes} wishes
 * @param {(event: UnsentEvent) => void} report
 * @param {Element} [first] what was pressed while this was on its way
 */
export function confirmCart(scene, wishes, report, first) {
  const alarm = createAlarm();
  /** A number that rises before the server has been asked falls again when it says no. */
  let isSteady = createSteady();
  /** How many requests of what was told by the page itself are still to be answered. */
  let owed = 0;
  const look = () => {
    const wish = wishes._open();
    if (!wish) return;
    const seen = glance();
    const risen = riseOf(wish, numbersIn(seen._counted));
    const hasStayed = isSteady(risen);
    const said = news(wishes, textsIn(seen));
    const isSaid = said.some((text) => saysAdded(text) || isFilled(text, wish));
    if (said.some(saysRefused) && !isSaid) return wishes._drop();
    if (wish._answered || isSaid || isNamed(scene, wishes, wish)) return tell(wish, Math.max(risen, 1));
    if (hasStayed) return tell(wish, risen);
    alarm(look, CART_LOOK_MS);
  };
  /** @param {Wish} wish @param {number} more */
  const tell = (wish, more) => {
    // Their requests may be answered yet.
    if (!wish._answered) owed += wish._asks.length;
    tellCounted(wishes, wish, more);
  };
  const begin = () => {
    readBefore(scene, wishes);
    isSteady = createSteady();
    alarm(look, CART_LOOK_MS);
  };
  const lines = followLines(scene, report);
  const added = () => wishes._added();
  /** @param {Element} control */
  const press = (control) => {
    const product = control.matches(REMOVES) && productIn(control);
    if (product) report({ kind: "remove_from_cart", product, quantity: 1 });
    else lines._press(control);
  };
  const stops = [
    alarm,
    onShopEvents(added, report),
    onRequest((isRefused, began) => {
      if (owed) owed -= 1;
      // What was asked for before the press is no answer to it: pages read their carts by the same addresses.
      else if (began < (wishes._open()?._since ?? 0)) return;
      else if (isRefused) wishes._take();
      else added();
    }),
    lines._stop,
  ];
  keepName(scene);
  begin();
  if (first && !wishes._open()) press(first);
  return {
    /** @param {Element} control @param {boolean} isAdd */
    _press(control, isAdd) {
      if (isAdd) return begin();
      press(control);
      const wish = wishes._open();
      // Whatever page comes next may be where this leads to.
      if (!wish) return;
      wish._alone = false;
      wishes._keep();
    },
    _stop: () => stopAll(stops),
  };
}

/** Reads what was pressed, on cards too, and what the page showed before. @param {Scene} scene @param {Wishes} wishes */
function readBefore(scene, wishes) {
  const wish = wishes._open();
  const before = wishes._before();
  if (!wish) return;
  if (before) wish._numbers ??= numbersIn(before._counted);
  wishes._controls().forEach(([control], at) => {
    const ask = wish._asks[at];
    const [order] = ask?._orders ?? [];
    if (order?.quantity === 1) order.quantity = quantityBeside(control);
    else if (ask && !order) Object.assign(ask, cardOrders(control, scene));
  });
  wishes._keep();
}

/** What is said now, and what the pressed controls are called, if it is new. @param {Wishes} wishes @param {string[]} texts */
function news(wishes, texts) {
  const before = wishes._before();
  const renamed = wishes._controls().filter(([control, name]) => nameOf(control) !== name);
  const known = before ? textsIn(before) : texts;
  return [...texts.filter((text) => !known.includes(text)), ...renamed.map(([control]) => nameOf(control))];
}

/** Tells whether a text is of a cart that holds the product: it names it, and leads to the checkout. @param {string} text @param {Wish} wish */
const isFilled = (text, { _asks }) =>
  // As an address says it: "Go to checkout" is "/Go/to/checkout".
  says("checkoutPath", text.replace(/\s+|(?=[A-Z])/g, "/")) && _asks.some((ask) => isIn(text, ask));

/** @param {string | null} text @param {Ask | undefined} ask */
const isIn = (text, ask) => Boolean(ask?._name && text?.includes(ask._name));

/** Tells whether the press led to a cart or checkout that names the product. @param {Scene} scene @param {Wishes} wishes @param {Wish} wish */
const isNamed = ({ _context }, wishes, { _alone, _asks }) =>
  _alone &&
  !wishes._controls().length &&
  isOneOf("cart|checkout", _context.type) &&
  isIn(mainPart().textContent, _asks[0]);

/**
 * Tells what was asked for where it is as much as the cart holds more now, or where it is all the same.
 *
 * @param {Wishes} wishes @param {Wish} wish @param {number} more
 */
function tellCounted(wishes, { _asks }, more) {
  const orders = _asks.flatMap(({ _orders }) => _orders);
  const isRead = _asks.every(({ _orders }) => _orders.length);
  const [first] = orders;
  const sum = orders.reduce((total, { quantity }) => total + quantity, 0);
  wishes._drop();
  if (!first || !isRead) return;
  const isSame = orders.every(({ product }) => product === first.product);
  if (isSame && _asks.length > 1) wishes._tell({ ...first, quantity: more });
  // Of three asked for there may have been two.
  else if (isSame) wishes._tell({ ...first, quantity: more > 1 && more < sum ? more : sum });
  else if (more === sum) orders.forEach(wishes._tell);
}
