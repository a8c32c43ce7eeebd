/** @import { Detector } from "../types/internal.js" */

import { PAUSE_MAX_MS, PAUSE_MIN_MS, READING_WPM } from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { isUnheard } from "../page/input/isUnheard.js";
import { isFollowed } from "../page/input/lite.js";

/**
 * Kept still on a visible page for longer than it takes to read the section in view.
 *
 * At least one input on this page must have come before: a page left open on arrival is no pause.
 *
 * @type {Detector}
 */
export function onPause(report, { _activity, _sections }) {
  /** @type {number | undefined} */
  let paused_at;
  const alarm = createAlarm();
  const look = () => {
    const still_ms = Math.round(clock() - _activity._last_input());
    const section = _sections._current();
    const expected_ms = expectedReading(section && _sections._element(section));
    const isNew = paused_at !== _activity._last_input();
    // A mouse that is not heard may be moving all the time.
    if (
      still_ms >= expected_ms &&
      isNew &&
      isFollowed(_activity._input()) &&
      _activity._inputs() &&
      isAttended()
    ) {
      paused_at = _activity._last_input();
      report({ kind: "pause", ...(section && { section }), still_ms, expected_ms });
    }
    alarm(look, nextLook(still_ms, expected_ms));
  };
  alarm(look, PAUSE_MIN_MS);
  return alarm;
}

/** Somebody is in front of this page, not of another window or a film. */
const isAttended = () => document.visibilityState === "visible" && document.hasFocus() && !isUnheard();

/** @param {number} still_ms @param {number} expected_ms */
const nextLook = (still_ms, expected_ms) =>
  still_ms < expected_ms ? Math.max(expected_ms - still_ms, 100) : PAUSE_MIN_MS / 8;

/**
 * Returns how long reading the part of `section` in view takes, within sensible bounds, in ms.
 *
 * @param {Element | undefined} section
 */
function expectedReading(section) {
  const words = (section?.textContent ?? "").split(/\s+/).length;
  const height = section?.getBoundingClientRect().height || 1;
  const share = Math.min(1, window.innerHeight / height);
  const reading_ms = ((words * share) / READING_WPM) * 60_000;
  return Math.round(Math.min(PAUSE_MAX_MS, Math.max(PAUSE_MIN_MS, reading_ms)));
}
