/** @import { Detector, Stop } from "../types/internal.js" */

import {
  REREAD_BAR_VIEWPORTS,
  REREAD_DWELL_MS,
  REREAD_ENTRIES,
  REREAD_MAX_VIEWPORTS,
  REREAD_WINDOW_MS,
} from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "../page/input/onInput.js";

const WORTH_REREADING = /** @type {const} */ (["price", "size-options", "policy", "reviews", "specs"]);

/** Told each time somebody comes to a section or leaves it. @typedef {(entered: boolean) => void} OnCross */

/**
 * The same section came back into view, or the keyboard's focus back into it, at least three times in 90 s, for 1.5 s each.
 *
 * @type {Detector}
 */
export function onSectionReread(report, { _regions, _sections, _activity }) {
  const stops = WORTH_REREADING.flatMap((section) =>
    (_regions.get(section) ?? []).flatMap((element, at, places) => {
      /** @param {number} entries */
      const tell = (entries) => {
        const now = places[at]; // it may be drawn anew
        // Measured last: reading a size while the page scrolls would force a layout at every turn.
        if (now && isBounded(now)) report({ kind: "section_reread", section, entries });
      };
      const byEye = countLooks(tell);
      const byFocus = countLooks(tell);
      const place = () => window.scrollY + _activity._clicks() / 1e4;
      let left = -1;
      _sections._onChange(element, (_name, entered) => {
        // What a carousel brings back by itself nobody went back to.
        byEye._cross(entered && left !== place());
        left = place();
      });
      return [
        byEye._stop,
        byFocus._stop,
        onFocus(element, (entered) => byFocus._cross(entered && _activity._input() === "keyboard")),
      ];
    }),
  );
  return () => stopAll(stops);
}

/** Counts the looks that were long enough. @param {(entries: number) => void} tell */
function countLooks(tell) {
  /** When it had been looked at long enough. @type {number[]} */
  let looks = [];
  let came = Number.NaN;
  const alarm = createAlarm();

  const add = () => {
    const at = came + REREAD_DWELL_MS;
    looks = [...looks, at].filter((time) => at - time <= REREAD_WINDOW_MS);
    came = Number.NaN;
  };
  const judge = () => {
    add();
    const entries = looks.length;
    if (entries < REREAD_ENTRIES) return;
    looks = [];
    tell(entries);
  };
  return {
    /** @type {OnCross} */
    _cross(entered) {
      const at = clock();
      alarm();
      if (entered) {
        came = at;
        // Only the look that could complete the moment needs a timer; the earlier ones are measured when they end.
        if (looks.length >= REREAD_ENTRIES - 1) alarm(judge, REREAD_DWELL_MS);
        return;
      }
      if (at - came >= REREAD_DWELL_MS) add();
      came = Number.NaN;
    },
    _stop: alarm,
  };
}

/** Follows the focus into an element and out of it, not from place to place within. @param {Element} element @param {OnCross} onCross @returns {Stop} */
function onFocus(element, onCross) {
  /** @param {FocusEvent} event */
  const cross = ({ type, relatedTarget }) => {
    if (!element.contains(/** @type {Node | null} */ (relatedTarget))) onCross(type === "focusin");
  };
  const stops = [onInput("focusin", cross, [element]), onInput("focusout", cross, [element])];
  return () => stopAll(stops);
}

/** Tall sections come and go while being read. @param {Element} element */
const isBounded = (element) => isLow(element, REREAD_MAX_VIEWPORTS) && !isInBar(element);

/** A bar that stays, or slides in at a turn, brings along what is in it. @param {Element | null} element @returns {boolean | null} */
const isInBar = (element) =>
  element &&
  ((/fixed|sticky/.test(getComputedStyle(element).position) && isLow(element, REREAD_BAR_VIEWPORTS)) ||
    isInBar(element.parentElement));

/** @param {Element} element @param {number} viewports */
const isLow = (element, viewports) =>
  element.getBoundingClientRect().height <= window.innerHeight * viewports;
