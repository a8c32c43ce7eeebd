/** @import { Detector } from "../types/internal.js" */
import {
  AWAY_MAX_MS,
  AWAY_MIN_MS,
  AWAY_MIN_TOUCH_MS,
  AWAY_SETTLE_MS,
  PAYMENT_PRESS_MS,
} from "../constants.js";
import { stopAll } from "../lib/stopAll.js";
import { isEditable } from "../page/hands/isEditable.js";
import { onAway } from "../page/hands/onAway.js";
import { onInput } from "../page/hands/onInput.js";
import { pressedBy, targetOf } from "../page/hands/targetOf.js";

const PAYMENT = /pay|klarna|sofort|ideal|bancontact|bezahl|kaufen|zahl|order now|place order|bank/i;
const CODE = "[autocomplete*=one-time-code],[autocomplete^=cc-],[name*=otp i],[type=password]";

/**
 * Went to another tab in the middle of the checkout and came back.
 *
 * Fetching a code, paying in a window and choosing a file are progress, not doubt. The second switch is
 * news of its own: `count` says so.
 *
 * @type {Detector}
 */
export function onCheckoutTabSwitch(report, { _context, _activity }) {
  if (_context.type !== "checkout" && _context.type !== "cart") return () => {};
  let touched = false;
  let progress = Number.NEGATIVE_INFINITY;
  let wantsCode = false;
  let count = 0;
  let total_ms = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const stopAway = onAway(
    (away_ms) => {
      const touch = _activity._input() === "touch";
      const least = touch ? AWAY_MIN_TOUCH_MS : AWAY_MIN_MS;
      if (!touched || wantsCode || away_ms < least || away_ms > AWAY_MAX_MS) return;
      count += 1;
      total_ms += away_ms;
      timer = setTimeout(
        () =>
          report(
            { kind: "checkout_tab_switch", away_ms: total_ms, count },
            { _patient: true, _again: String(count) },
          ),
        AWAY_SETTLE_MS,
      );
    },
    () => {
      clearTimeout(timer);
      const isPaying = performance.now() - progress <= PAYMENT_PRESS_MS;
      wantsCode = isPaying || Boolean(document.activeElement?.matches(CODE));
    },
  );
  const stops = [
    stopAway,
    onInput("focusin", (event) => {
      const field = targetOf(event);
      if (isEditable(field) || field instanceof HTMLSelectElement) touched = true;
    }),
    onInput("change", () => {
      touched = true;
    }),
    onInput("click", (event) => {
      const pressed = pressedBy(event);
      const opens = pressed?.matches("[target=_blank],[type=file],[type=submit]");
      if (opens || PAYMENT.test(pressed?.textContent ?? "")) progress = performance.now();
    }),
  ];
  return () => {
    stopAll(stops);
    clearTimeout(timer);
  };
}
