/** @import { Scene, UnsentEvent } from "../../types/internal.js" */
/** @typedef {import("./followCart.js").Order} Order */
/** @typedef {import("./glance.js").Glance} Glance */

import { CART_ANSWER_MS } from "../../constants.js";
import { compact } from "../../lib/compact.js";
import { now } from "../../lib/now.js";
import { nameOf } from "../../page/words/naming.js";
import { glance } from "./glance.js";

/** Where a tab keeps what was asked for, for the page it leads to. */
const KEPT = "wish";

/** What a press asks for: nothing until its card has been read, several of a bundle. @typedef {{ _orders: Order[], _name?: string | null | undefined }} Ask */

/**
 * What was asked for since when, as events tell it, and, last, at, with the numbers the page showed of its cart before, once they have been read. `_alone` until
 * anything else is pressed, `_answered` once the shop said that it worked.
 *
 * @typedef {{ _since: number, _at: number, _asks: Ask[], _numbers?: Record<string, number>, _alone: boolean, _answered?: boolean }} PendingAdd
 */

/**
 * Keeps what presses ask for until something says that it was done; each is told once, whoever says so.
 *
 * @param {Scene} scene
 * @param {(event: UnsentEvent) => void} report
 */
export function createPendingAdds({ _tab, _context: { product }, _onCarted }, report) {
  let pending = /** @type {PendingAdd | undefined} */ (_tab._get(KEPT));
  /** The control that was pressed for each, and what it was called. @type {[Element, string][]} */
  let controls = [];
  /** @type {Glance | undefined} */
  let before;
  let isTelling = false;
  const keep = () => _tab._set(KEPT, pending ?? null);
  const drop = () => {
    pending = undefined;
    keep();
  };
  const open = () => (pending && now() - pending._at < CART_ANSWER_MS ? pending : undefined);
  /** Takes one out: of a form that left its own, else the first. @returns {Order[]} */
  const take = (at = 0) => {
    if (!pending) return [];
    const [ask] = pending._asks.splice(at, 1);
    controls.splice(at, 1);
    if (!pending._asks.length) drop();
    return ask?._orders ?? [];
  };
  /** @param {Order} order */
  const tell = (order) => {
    isTelling = true;
    report(compact({ kind: "add_to_cart", ...order }));
    isTelling = false;
  };
  const added = (at = 0) => {
    const answered = open();
    // The card is read by a part that is on its way; of several the number says how many.
    if (answered?._asks[at]?._orders.length === 1) take(at).forEach(tell);
    else if (answered) answered._answered = true;
  };
  /** @param {Element} control @param {Order | undefined} order @param {number} pressed when, by the clock of events @param {boolean} [isLate] whether the page has reacted already */
  const want = (control, order, pressed, isLate) => {
    // What another page asked for is not added to.
    const old = controls.length ? open() : undefined;
    if (!old) {
      controls = [];
      before = isLate ? undefined : glance();
    }
    const ask = { _orders: order ? [order] : [], _name: order?.product === product?.id ? product?.name : "" };
    pending = {
      _since: performance.timeOrigin + pressed,
      ...old,
      _at: now(),
      _asks: [...(old?._asks ?? []), ask],
      _alone: true,
    };
    controls.push([control, nameOf(control)]);
    keep();
  };
  // On its way to this page time did not count.
  if (open()) /** @type {PendingAdd} */ (pending)._at = now();
  return {
    _open: open,
    _keep: keep,
    _drop: drop,
    _take: take,
    _tell: tell,
    _added: added,
    _want: want,
    _controls: () => controls,
    _before: () => before,
    /** @param {HTMLFormElement} form @param {Order | undefined} order @param {number} pressed @param {boolean} isGone */
    _sent(form, order, pressed, isGone) {
      if (!order) return;
      const last = () => (open() ? controls.map(([control]) => formOf(control)).lastIndexOf(form) : -1);
      if (last() < 0) want(form, order, pressed);
      const ask = pending?._asks[last()];
      if (ask) ask._orders = [order];
      if (isGone) added(last());
    },
    _stop: _onCarted(() => isTelling || take()),
  };
}

/** The form a control submits, which may stand elsewhere; of a form itself, that form. @param {Element} element */
const formOf = (element) => /** @type {HTMLButtonElement} */ (element).form ?? element.closest("form");
