/** @import { Scene, Stop, UnsentEvent } from "../types/internal.js" */

import { clip } from "../lib/clip.js";
import { clock } from "../lib/clock.js";
import { compact } from "../lib/compact.js";
import { isOneOf } from "../lib/isOneOf.js";
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "../page/hands/onInput.js";
import { orderAt, productIn } from "./orderAt.js";

/** Requests by which shops put something into the cart; hyphens are left out. */
const ADDS =
  /\/cart\/add|cart\.add|\/lineitem|\/storefront\/carts|basket\/?add|cartaddproduct|add(item)?to(cart|basket|bag)|\/(cart|basket)\/items?(\/|$|\?)|[?&]add=1\b/i;
/** jQuery events that say it worked: WooCommerce, Magento, Salesforce. */
const ADDED = "added_to_cart ajax:addToCart product:afterAddToCart";
const REMOVES = "a[href*=remove_item],a[href*='quantity=0'],a[href*='cart/delete']";
/** What a press asked for is answered within this time. */
const ANSWER_MS = 8000;

/** @typedef {{ product: string, quantity: number, price?: number | undefined, currency?: string | undefined }} Order */

/**
 * Reports what goes into the cart and out of it, as the page itself shows it.
 *
 * A press on the add control is only a wish: it counts once its own form leaves, a request has been answered, or the
 * shop's own event says so. Requests are observed by their timing entries; nothing of the page is replaced.
 *
 * @param {Scene} scene
 * @param {(event: UnsentEvent) => void} report
 * @param {(EventTarget | null)[]} [pressed] what was pressed since the page was shown
 * @returns {Stop}
 */
export function followCart(scene, report, pressed = []) {
  /** @type {{ order: Order, at: number, form: Element | null } | undefined} */
  let wish;
  const added = (/** @type {Order | undefined} */ order) => {
    const wished = wish && clock() - wish.at < ANSWER_MS ? wish.order : undefined;
    wish = undefined;
    const told = order ?? wished;
    if (told) report(compact({ kind: "add_to_cart", ...told }));
  };
  const wants = (/** @type {{ target: EventTarget | null }} */ { target }) => {
    if (!(target instanceof Element)) return;
    const order = orderAt(target, scene);
    if (order) wish = { order, at: clock(), form: formOf(target) };
    const removal = target.closest(REMOVES);
    const product = removal && productIn(removal);
    if (product) report({ kind: "remove_from_cart", product, quantity: 1 });
  };
  const leaves = safely((/** @type {Event} */ event) => {
    wants(event);
    // Any other form that leaves meanwhile, as the one that closes a dialog, says nothing of the cart.
    if (!event.defaultPrevented && wish?.form === event.target) added(undefined);
  });
  for (const target of pressed) safely(wants)({ target });
  const stops = [
    onInput("click", wants),
    // Last of all, when the page has had its say about the form.
    listen(window, "submit", leaves),
    listen(document.querySelector("body"), "wc-blocks_added_to_cart", () => added(undefined)),
    onRequest(() => added(undefined), pressed.length > 0),
    onJQuery(added, report),
  ];
  return () => stopAll(stops);
}

/** The form a control submits, which may stand elsewhere; of a form itself, that form. @param {Element} element */
const formOf = (element) =>
  /** @type {HTMLButtonElement | null} */ (element.closest("button,input"))?.form ?? element.closest("form");

/** @param {() => void} onAdd @param {boolean} buffered whether one may have been answered already @returns {Stop} */
function onRequest(onAdd, buffered) {
  const observer = new PerformanceObserver(
    safely((list) => {
      for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
        const isCall = isOneOf("fetch|xmlhttprequest", entry.initiatorType);
        // Browsers that do not tell the status say nothing or nought.
        if (isCall && ADDS.test(entry.name.replace(/[-_]/g, "")) && (entry.responseStatus || 200) < 400)
          onAdd();
      }
    }),
  );
  observer.observe({ type: "resource", buffered });
  return () => observer.disconnect();
}

/**
 * @typedef {{ on: Function, off: Function, data?: (name: string) => unknown }} JQuery
 *
 * @param {(order: Order | undefined) => void} onAdd @param {(event: UnsentEvent) => void} report @returns {Stop}
 */
function onJQuery(onAdd, report) {
  const { jQuery } = /** @type {{ jQuery?: (target: unknown) => JQuery }} */ (
    /** @type {unknown} */ (window)
  );
  if (typeof jQuery !== "function") return () => {};
  const body = jQuery(document.querySelector("body"));
  const handlers = {
    [ADDED]: safely(() => onAdd(undefined)),
    removed_from_cart: safely((/** @type {(JQuery | undefined)[]} */ ...[, , , button]) => {
      const product = String(button?.data?.("product_id") ?? "");
      if (product) report({ kind: "remove_from_cart", product, quantity: 1 });
    }),
    applied_coupon: safely((/** @type {unknown} */ _, /** @type {unknown} */ code) =>
      report(compact({ kind: "coupon_applied", code: clip(code, 64) })),
    ),
  };
  body.on(handlers);
  return () => body.off(handlers);
}
