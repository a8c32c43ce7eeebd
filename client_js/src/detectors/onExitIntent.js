/** @import { Detector, Scene, Stop } from "../types/internal.js" */

import {
  EXIT_ACTIVE_MS,
  EXIT_AWAY_MS,
  EXIT_CONFIRM_MS,
  EXIT_FIELD_QUIET_MS,
  EXIT_FLICK_ACTIVE_MS,
  EXIT_FLICK_DEPTH,
  EXIT_FLICK_MS,
  EXIT_FLICK_PX_PER_MS,
  EXIT_FLICK_TOP_PX,
  EXIT_FLICK_VIEWPORTS,
  EXIT_IDLE_MS,
  EXIT_SPEED_PX_PER_MS,
} from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { isOneOf } from "../lib/isOneOf.js";
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";
import { stopAll } from "../lib/stopAll.js";
import { hasTouch } from "../page/deviceClass.js";
import { isUnheard } from "../page/input/isUnheard.js";
import { onAway } from "../page/input/onAway.js";
import { onGesture } from "../page/input/onGesture.js";

/** Called with how somebody seems to leave, and how fast. @typedef {(how: "mouse" | "flick" | "return" | "idle", speed?: number) => void} Leave */

/**
 * Headed for the exit: a fast mouse out of the top, or on touch a flick back to the top, a return from
 * elsewhere, or long idleness. Once a view.
 *
 * @type {Detector}
 */
export function onExitIntent(report, scene) {
  let done = false;
  /** @type {Leave} */
  const once = (how, speed) => {
    if (done || scene._activity._active_ms() < EXIT_ACTIVE_MS) return;
    const isTouch = how !== "mouse";
    const device = isTouch ? "touch" : "desktop";
    const more = speed && { speed: Math.round(speed * 100) / 100 };
    // A flick and a return bring back the address bar, which resizes the view: that passes. A mouse that cannot be told of
    // now, such as behind a dialog, may leave again later.
    done = report({ kind: "exit_intent", device, how, ...more }, { _patient: isTouch }) || isTouch;
  };
  const variants = [byMouse, ...(hasTouch() ? [byFlick, byAbsence, byIdleness] : [])];
  const stops = variants.map((variant) => variant(once, scene));
  return () => stopAll(stops);
}

/**
 * `mouseleave` of the document element is the same event as `mouseout` with no related target, without
 * being called for each element on the way.
 *
 * @param {Leave} leave @param {Scene} scene
 * @returns {Stop}
 */
function byMouse(leave, { _activity }) {
  const alarm = createAlarm();
  let stopWaiting = () => {};
  const stay = () => {
    stopWaiting();
    alarm();
  };
  const look = safely((/** @type {Event} */ raw) => {
    const event = /** @type {MouseEvent} */ (raw);
    const speed = _activity._pointer._rise(event.timeStamp, event.clientY);
    const isUpward = event.clientY <= 0 && speed >= EXIT_SPEED_PX_PER_MS;
    if (!event.isTrusted || event.buttons || event.relatedTarget || !isUpward) return;
    if (_activity._input() !== "mouse" || !document.hasFocus() || isInField(_activity)) return;
    stay();
    alarm(() => leave("mouse", speed), EXIT_CONFIRM_MS);
    stopWaiting = listen(root, "mouseenter", stay); // heard only while somebody may have left
  });
  const root = document.documentElement;
  const stop = listen(root, "mouseleave", look);
  return () => {
    stop();
    stay();
  };
}

/** An open list of a select or an autocomplete swallows the pointer. @param {Scene["_activity"]} activity */
function isInField(activity) {
  return document.activeElement instanceof HTMLSelectElement || activity._typing(EXIT_FIELD_QUIET_MS);
}

/** A flick from deep in the page to its top, where the address bar waits. @param {Leave} leave @param {Scene} scene @returns {Stop} */
function byFlick(leave, { _activity }) {
  let deepest = 0;
  let from = 0;
  let at = 0;
  let last = 0;
  const alarm = createAlarm();
  const stop = onGesture((y, time, touch) => {
    if (!touch) return;
    const room = document.documentElement.scrollHeight - window.innerHeight;
    deepest = Math.max(deepest, room > 0 ? y / room : 0);
    if (y >= last || time - at > EXIT_FLICK_MS) {
      from = y;
      at = time;
    }
    last = y;
    const rise = from - y;
    const speed = rise / Math.max(1, time - at);
    const isFlick = rise >= window.innerHeight * EXIT_FLICK_VIEWPORTS && speed >= EXIT_FLICK_PX_PER_MS;
    // "Back to top" is pressed, not flicked.
    if (!isFlick || y >= EXIT_FLICK_TOP_PX || _activity._clicked_ago() < EXIT_FLICK_MS) return;
    if (deepest < EXIT_FLICK_DEPTH || _activity._active_ms() < EXIT_FLICK_ACTIVE_MS) return;
    alarm(() => leave("flick", speed), EXIT_CONFIRM_MS);
  }, _activity);
  return () => stopAll([stop, alarm]);
}

/**
 * Came back after at least 5 s elsewhere. On the way to the order that is the bank's app, or a code's: progress.
 *
 * @param {Leave} leave @param {Scene} scene @returns {Stop}
 */
function byAbsence(leave, { _activity, _context }) {
  return onAway((away_ms) => {
    if (_activity._input() !== "touch" || away_ms < EXIT_AWAY_MS) return;
    if (isOneOf("cart|checkout", _context.type)) return;
    leave("return");
  });
}

/** Nothing for 30 s, with the page in view and nothing playing. @param {Leave} leave @param {Scene} scene @returns {Stop} */
function byIdleness(leave, { _activity }) {
  const alarm = createAlarm();
  const look = () => {
    const idle_ms = clock() - _activity._last_input();
    const isIdle = idle_ms >= EXIT_IDLE_MS && _activity._inputs() > 0 && _activity._input() === "touch";
    if (isIdle && document.visibilityState === "visible" && !isUnheard()) {
      leave("idle");
      return;
    }
    alarm(look, Math.max(EXIT_IDLE_MS - idle_ms, 250));
  };
  look();
  return alarm;
}
