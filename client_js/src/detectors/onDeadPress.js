/** @import { Detector } from "../types/internal.js" */

import {
  RAGE_GAP_MS,
  RAGE_KEYS_MS,
  RAGE_PRESSES,
  RAGE_RADIUS_PX,
  RAGE_RADIUS_TOUCH_PX,
} from "../constants.js";
import { clock } from "../lib/clock.js";
import { isEditable } from "../page/input/isEditable.js";
import { onInput } from "../page/input/onInput.js";
import { followReactions } from "../page/input/reactions.js";
import { FOCUSABLE, pressedBy } from "../page/input/targetOf.js";
import { isVisible } from "../page/isVisible.js";
import { nameOf } from "../page/words/naming.js";

/** Made to be pressed again and again, or not expected to show a reaction: the page is not told of what is copied. */
const PATIENT =
  "input,select,textarea,label,option,canvas,video,audio,iframe,a[target],a[download],[role=slider],[role=spinbutton],[role=switch],[aria-roledescription=carousel] *,[class*=swatch i],[class*=quantity i] *";
const PATIENT_NAME = /^[\s+\-−–<>‹›«»▲▼◀▶×x]*$|^(next|prev|previous|more|less|plus|minus|copy|share)\b/i;

/**
 * `dead_click`: Pressed something that looks active, and nothing reacted.
 *
 * `rage_click`: Pressed the same thing four times and more in anger, with no reaction between.
 *
 * @type {Detector}
 */
export function onDeadPress(report, { _regions, _activity, _server }) {
  /** @type {Element | undefined} */
  let target;
  let isActive = false;
  let presses = 0;
  let began = 0;
  let last = 0;
  let x = 0;
  let y = 0;
  const where = () => {
    const found = [..._regions].find(([, elements]) =>
      elements.some((region) => region.contains(target ?? null)),
    );
    return found && { region: found[0] };
  };
  const reactions = followReactions(
    () => {
      presses = 0;
    },
    () => report({ kind: "dead_click", ...where() }),
    _activity._last_input,
    // Our server, and where the script's own parts are.
    [`${_server}/v1/`, new URL(".", import.meta.url).href],
  );
  /** @param {MouseEvent} event */
  const continues = (event) => {
    const at = clock();
    const byKey = event.detail === 0;
    const radius =
      /** @type {PointerEvent} */ (event).pointerType === "touch" ? RAGE_RADIUS_TOUCH_PX : RAGE_RADIUS_PX;
    const inTime = byKey ? at - began <= RAGE_KEYS_MS : at - last <= RAGE_GAP_MS;
    return inTime && Math.hypot(event.clientX - x, event.clientY - y) <= radius;
  };

  const stop = onInput("click", (event) => {
    const element = pressedBy(event);
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (element !== target) {
      target = element;
      presses = 0;
      // Asked once of what is pressed again and again.
      isActive = Boolean(element && looksActive(element));
    }
    if (!isActive || !isPlain) {
      presses = 0;
      return reactions._forget();
    }
    const at = clock();
    if (presses && continues(event)) presses += 1;
    else {
      presses = 1;
      began = at;
    }
    last = at;
    x = event.clientX;
    y = event.clientY;
    if (presses === RAGE_PRESSES) report({ kind: "rage_click", ...where(), clicks: presses });
    reactions._expect(event);
  });
  return () => {
    stop();
    reactions._stop();
  };
}

/** @param {Element} element */
function looksActive(element) {
  const isActive =
    element.matches(`a[href],button,[role=button],[role=link],${FOCUSABLE},summary`) ||
    getComputedStyle(element).cursor === "pointer";
  // The name is read last: of something that is no control it may be the whole page's text.
  return (
    isActive &&
    !element.closest(PATIENT) &&
    !isEditable(element) &&
    !PATIENT_NAME.test(nameOf(element)) &&
    !isOpenMenu(element.nextElementSibling)
  );
}

/** Tells whether a menu floats open beside what is pressed: styles alone may show it where the pointer or the focus is. @param {Element | null} next */
const isOpenMenu = (next) =>
  next?.querySelector("a,button") && getComputedStyle(next).position === "absolute" && isVisible(next);
