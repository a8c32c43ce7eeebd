/** @import { Detector } from "../types/internal.js" */

import { AWAY_MIN_MS, AWAY_MIN_TOUCH_MS, AWAY_SETTLE_MS, PAYMENT_PRESS_MS } from "../constants.js";
import { clock, NEVER } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { FIELDS, isPrivate } from "../page/formFields.js";
import { focusedElement } from "../page/input/focusedElement.js";
import { onAway } from "../page/input/onAway.js";
import { onInput } from "../page/input/onInput.js";
import { pressedBy, targetOf } from "../page/input/targetOf.js";
import { nameOf, openingTag } from "../page/words/naming.js";

const PAYMENT =
  /pay|klarna|sofort|ideal|bancontact|kaufen|zahl|order now|place order|bank|wallet|venmo|twint|swish|vipps|blik|affirm|bizum/i;

/**
 * Went to another tab in the middle of the checkout and came back.
 *
 * Fetching a code, paying in a window and choosing a file are progress, not doubt. The second switch is
 * news of its own: `count` says so.
 *
 * @type {Detector}
 */
export function onCheckoutTabSwitch(report, { _activity }) {
  /** @type {boolean | undefined} */
  let touched;
  let progress = NEVER;
  let isProgress = false;
  let count = 0;
  let total_ms = 0;
  const alarm = createAlarm();

  /** @param {Event} event */
  const touch = (event) => {
    touched ||= targetOf(event)?.matches(FIELDS);
  };
  const stopAway = onAway(
    (away_ms) => {
      const touch = _activity._input() === "touch";
      const least = touch ? AWAY_MIN_TOUCH_MS : AWAY_MIN_MS;
      if (!touched || isProgress || away_ms < least) return;
      count += 1;
      total_ms += away_ms;
      const moment = /** @type {const} */ ({ kind: "checkout_tab_switch", away_ms: total_ms, count });
      alarm(() => report(moment, { _patient: true, _again: String(count) }), AWAY_SETTLE_MS);
    },
    () => {
      alarm();
      const isPaying = clock() - progress <= PAYMENT_PRESS_MS;
      isProgress = isPaying || wantsCode();
    },
  );
  const stops = [
    alarm,
    stopAway,
    onInput("focusin", touch),
    onInput("change", touch),
    onInput("click", (event) => {
      const pressed = pressedBy(event);
      const opens = pressed?.matches("[target=_blank],[type=file],[type=submit]");
      // An element between the controls holds the text of all of them.
      const isOne = pressed && (pressed.textContent ?? "").length < 80;
      if (opens || (isOne && PAYMENT.test(`${pressed.localName} ${nameOf(pressed)} ${openingTag(pressed)}`)))
        progress = clock();
    }),
  ];
  return () => stopAll(stops);
}

/** The fields of payment services stand in frames, often within components: what is typed there cannot be known. */
function wantsCode() {
  const focused = focusedElement();
  return Boolean(focused && (focused.localName === "iframe" || isPrivate(focused)));
}
