/** @import { Stop } from "../../types/internal.js" */

import { HOVER_AFTER_SCROLL_MS, HOVER_PARKED_MS, REST_SPEED_PX_PER_S } from "../../constants.js";
import { clock, NEVER } from "../../lib/clock.js";
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { shared } from "../../lib/shared.js";
import { stopAll } from "../../lib/stopAll.js";
import { onLite } from "./lite.js";
import { onScroll } from "./onScroll.js";

/**
 * One visit of a mouse or pen to an element.
 * @typedef {{ _ms: number, _rest_ms: number, _pressed: boolean, _element: Element }} Visit
 */
/** @typedef {(visit: Visit) => void} OnVisit */

/**
 * Calls `onVisit` after each deliberate visit of the pointer to `element`.
 *
 * Deliberate means: the pointer moved inside it (not the page under the pointer), and was not left
 * lying there. Move and leave listeners exist only while the pointer is inside. Touch has no hover;
 * browsers invent one after a tap, which `pointerType` tells.
 *
 * @param {Element} element
 * @param {OnVisit} onVisit
 * @returns {Stop}
 */
export function onHover(element, onVisit) {
  const follow = hovered.get(element) ?? shared((followers) => watchElement(element, followers));
  hovered.set(element, follow);
  return follow(onVisit);
}

/** One listener for an element, whoever wants to know. @type {WeakMap<Element, (onVisit: OnVisit) => Stop>} */
const hovered = new WeakMap();

/** How each element's listener goes on elsewhere. @type {WeakMap<Element, (now: Element) => void>} */
const moves = new WeakMap();

/**
 * Goes on with what the shop drew in place of an element. Where the pointer already lies on it, somebody pressed there:
 * only the next visit counts.
 *
 * @param {Element} old @param {Element} now
 */
export const hoverOn = (old, now) => moves.get(old)?.(now);

/** @param {Element} element @param {Set<OnVisit>} followers @returns {Stop} */
function watchElement(element, followers) {
  let here = element;
  /** @type {Stop} */
  let leave = () => {};
  /** @type {Stop} */
  let deafen;
  const stop = () => {
    deafen();
    leave();
  };
  const enter = () => {
    leave();
    leave = beginVisit(here, (visit) => followers.forEach((follower) => follower(visit)));
  };
  const entered = safely((/** @type {Event} */ event) => isMouse(event) && enter());
  const wait = () => {
    deafen = listen(here, "pointerenter", entered);
    moves.set(here, (now) => {
      stop();
      here = now;
      wait();
    });
  };
  wait();
  // The pointer may have come while the page was being read: the visit counts from here on, if it moves.
  if (here.matches(":hover")) enter();
  const stopWaiting = onLite(() => {
    stop();
    moves.delete(here);
  });
  return () => {
    stopWaiting();
    stop();
  };
}

/** @param {Event} event */
const isMouse = (event) => event.isTrusted && /** @type {PointerEvent} */ (event).pointerType !== "touch";

/**
 * @param {Element} element
 * @param {OnVisit} onVisit
 * @returns {Stop}
 */
function beginVisit(element, onVisit) {
  const entered = clock();
  let scrolled = NEVER;
  let moved = false;
  let pressed = false;
  let restBegan = entered;
  let rest = 0;
  let parked = false;
  let at = entered;
  let x = 0;
  let y = 0;

  /** @param {number} time until which it was at rest */
  const settleRest = (time) => {
    rest = Math.max(rest, time - restBegan);
  };
  /** @param {Event} event */
  const move = (event) => {
    if (!isMouse(event)) return;
    const pointer = /** @type {PointerEvent} */ (event);
    const time = clock();
    if (time - at > HOVER_PARKED_MS) parked = true;
    const speed = (Math.hypot(pointer.clientX - x, pointer.clientY - y) / Math.max(time - at, 1)) * 1000;
    if (speed >= REST_SPEED_PX_PER_S) {
      settleRest(at);
      restBegan = time;
    }
    if (time - scrolled >= HOVER_AFTER_SCROLL_MS) moved = true;
    at = time;
    x = pointer.clientX;
    y = pointer.clientY;
  };
  const stops = [
    listen(element, "pointermove", safely(move)),
    listen(element, "pointerdown", () => {
      pressed = true;
    }),
    onScroll((time) => {
      scrolled = time;
      moved = false;
    }),
  ];
  const end = () => {
    stopAll(stops);
  };
  const left = safely(() => {
    end();
    const time = clock();
    settleRest(time);
    if (!moved || parked || time - at > HOVER_PARKED_MS) return;
    onVisit({
      _ms: Math.round(time - entered),
      _rest_ms: Math.round(rest),
      _pressed: pressed,
      _element: element,
    });
  });
  stops.push(listen(element, "pointerleave", left));
  return end;
}
