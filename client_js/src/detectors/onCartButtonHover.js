/** @import { Detector, Report, Scene, Stop } from "../types/internal.js" */

import {
  HOVER_DECIDE_MS,
  HOVER_FOCUS_MS,
  HOVER_IDLE_TOUCH_MS,
  HOVER_REST_MS,
  HOVER_SHORT_VISIT_MS,
  HOVER_SHORT_VISITS,
  HOVER_SHORT_WINDOW_MS,
  HOVER_VISIT_MS,
  PRESS_HELD_MS,
} from "../constants.js";
import { clock, NEVER } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { missingChoices } from "../page/choices.js";
import { hasTouch } from "../page/deviceClass.js";
import { onHover } from "../page/input/onHover.js";
import { onInput } from "../page/input/onInput.js";
import { isDisabled } from "../page/words/naming.js";

/** Called with what was measured; reports unless the control is pressed in time. @typedef {(hover_ms: number, visits: number, input: string) => void} Waver */

/**
 * Rested on add-to-cart and left without pressing it; with twins for touch and keyboard.
 *
 * @type {Detector}
 */
export function onCartButtonHover(report, scene) {
  const buttons = scene._regions.get("add-to-cart") ?? [];
  if (!buttons.length) return () => {};
  const { waver, stop } = whenUndecided(report, buttons);
  const stops = [
    stop,
    byMouse(buttons, waver),
    ...(hasTouch() ? [byTouch(buttons, scene, waver)] : []),
    byKeyboard(buttons, waver),
  ];
  return () => stopAll(stops);
}

/**
 * Waits two seconds for the press that would settle it.
 *
 * @param {Report} report
 * @param {Element[]} buttons
 */
function whenUndecided(report, buttons) {
  /** @type {Stop} */
  let deafen = () => {};
  const alarm = createAlarm();
  const settle = () => {
    deafen();
    alarm();
  };
  /** @type {Waver} */
  const waver = (hover_ms, visits, input) => {
    settle();
    const strength = Math.min(1, Math.max(0.5, hover_ms / (2 * HOVER_VISIT_MS)));
    alarm(() => {
      deafen();
      report({ kind: "cart_button_hover", hover_ms: Math.round(hover_ms), visits, input, strength });
    }, HOVER_DECIDE_MS);
    deafen = onInput("click", settle, buttons);
  };
  return { waver, stop: settle };
}

/** A button that cannot be pressed until a size is chosen is another doubt. @param {Element} button */
const isReady = (button) => !isDisabled(button);

/** @param {Element[]} buttons @param {Waver} waver @returns {Stop} */
function byMouse(buttons, waver) {
  /** @type {number[]} */
  let short = [];

  /** @param {import("../page/input/onHover.js").Visit} visit */
  const judge = ({ _ms, _rest_ms, _pressed, _element }) => {
    if (_pressed || !isReady(_element)) return;
    const at = clock();
    if (_ms >= HOVER_SHORT_VISIT_MS) short.push(at);
    short = short.filter((time) => at - time <= HOVER_SHORT_WINDOW_MS);
    const isLong = _rest_ms >= HOVER_REST_MS && _ms >= HOVER_VISIT_MS;
    if (isLong || short.length >= HOVER_SHORT_VISITS) waver(_ms, Math.max(1, short.length), "mouse");
  };
  const stops = buttons.map((button) => onHover(button, judge));
  return () => stopAll(stops);
}

/**
 * A finger that starts on the control and ends elsewhere; or everything chosen, the control in view, and
 * then nothing. A press cut short because the page began to scroll was a scroll.
 *
 * @param {Element[]} buttons @param {Scene} scene @param {Waver} waver
 * @returns {Stop}
 */
function byTouch(buttons, scene, waver) {
  let began = 0;
  /** @param {PointerEvent} event */
  const end = (event) => {
    const held_ms = began && clock() - began;
    began = 0;
    const within = event.type === "pointerup" && isWithinBounds(event, buttons);
    if (held_ms >= PRESS_HELD_MS && !within) waver(held_ms, 1, "touch");
  };
  const stops = [
    onInput(
      "pointerdown",
      ({ pointerType }) => {
        began = pointerType === "touch" && buttons.some(isReady) ? clock() : 0;
      },
      buttons,
    ),
    onInput("pointerup", end),
    onInput("pointercancel", end),
    whenChosenAndIdle(scene, waver),
  ];
  return () => stopAll(stops);
}

/** Touch pointers are captured by where they began, so the place decides. @param {PointerEvent} event @param {Element[]} buttons */
const isWithinBounds = ({ clientX, clientY }, buttons) =>
  buttons.some((button) => button.contains(document.elementFromPoint(clientX, clientY)));

/** @param {Scene} scene @param {Waver} waver @returns {Stop} */
function whenChosenAndIdle({ _sections, _activity, _regions }, waver) {
  const alarm = createAlarm();
  const judge = () => {
    // Asked now: where sizes are buttons, the shop takes note of one after its press was heard.
    if (missingChoices(_regions).length) return;
    const idle_ms = clock() - _activity._last_input();
    if (idle_ms < HOVER_IDLE_TOUCH_MS) alarm(judge, HOVER_IDLE_TOUCH_MS + 50 - idle_ms);
    else if (_sections._element("add-to-cart")) waver(idle_ms, 1, "touch");
  };
  const look = () => {
    if (_activity._input() === "touch") alarm(judge, HOVER_IDLE_TOUCH_MS + 50);
  };
  const sizes = _regions.get("size-options") ?? [];
  const stops = [alarm, onInput("input", look, sizes), onInput("click", look, sizes)];
  return () => stopAll(stops);
}

/** Focus that came by Tab, stayed three seconds, and left without a press, which may be what takes it away. @param {Element[]} buttons @param {Waver} waver @returns {Stop} */
function byKeyboard(buttons, waver) {
  // It may have come while the page was being read.
  let began = buttons.some((button) => button.matches(":focus-visible")) ? clock() : 0;
  let tabbed = NEVER;
  const enter = () => {
    const at = clock();
    began = at - tabbed < 500 ? at : 0;
  };
  const leave = () => {
    const focus_ms = began && clock() - began;
    if (focus_ms >= HOVER_FOCUS_MS && buttons.some(isReady)) waver(focus_ms, 1, "keyboard");
  };
  const stops = [
    onInput("keydown", (event) => {
      if (event.key === "Tab") tabbed = clock();
    }),
    onInput("focusin", enter, buttons),
    onInput("focusout", leave, buttons),
    onInput(
      "click",
      () => {
        began = 0;
      },
      buttons,
    ),
  ];
  return () => stopAll(stops);
}
