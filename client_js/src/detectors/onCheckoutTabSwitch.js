/** @import { Detector } from "../types/internal.js" */

import { AWAY_MIN_MS, AWAY_MIN_TOUCH_MS, AWAY_SETTLE_MS, PAYMENT_PRESS_MS } from "../constants.js";
import { clock, NEVER } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { FIELDS, PRIVATE } from "../page/formFields.js";
import { onAway } from "../page/hands/onAway.js";
import { onInput } from "../page/hands/onInput.js";
import { pressedBy, targetOf } from "../page/hands/targetOf.js";

const PAYMENT = /pay|klarna|sofort|ideal|bancontact|kaufen|zahl|order now|place order|bank/i;

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
  let wantsCode = false;
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
      if (!touched || wantsCode || away_ms < least) return;
      count += 1;
      total_ms += away_ms;
      const moment = /** @type {const} */ ({ kind: "checkout_tab_switch", away_ms: total_ms, count });
      alarm(() => report(moment, { _patient: true, _again: String(count) }), AWAY_SETTLE_MS);
    },
    () => {
      alarm();
      const isPaying = clock() - progress <= PAYMENT_PRESS_MS;
      wantsCode = isPaying || Boolean(document.activeElement?.matches(PRIVATE));
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
      const text = pressed?.textContent ?? "";
      // An element between the controls holds the text of all of them.
      if (opens || (text.length < 80 && PAYMENT.test(text))) progress = clock();
    }),
  ];
  return () => stopAll(stops);
}
