/** @import { Detector, RegionName, Report, Sections, Stop } from "../types/internal.js" */

import { REREAD_DWELL_MS, REREAD_ENTRIES, REREAD_MAX_VIEWPORTS, REREAD_WINDOW_MS } from "../constants.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";

const WORTH_REREADING = /** @type {const} */ (["price", "size-options", "policy", "reviews", "specs"]);

/**
 * The same section came back into view at least three times in 90 s, for 1.5 s each.
 *
 * @type {Detector}
 */
export function onSectionReread(report, { _regions, _sections }) {
  const stops = WORTH_REREADING.flatMap((name) => _regions.get(name) ?? []).map((element) =>
    followSection(element, report, _sections),
  );
  return () => stopAll(stops);
}

/** @param {Element} element @param {Report} report @param {Sections} sections @returns {Stop} */
function followSection(element, report, sections) {
  /** When it had been looked at long enough. @type {number[]} */
  let looks = [];
  let came = Number.NaN;
  const alarm = createAlarm();

  const add = () => {
    const at = came + REREAD_DWELL_MS;
    looks = [...looks, at].filter((time) => at - time <= REREAD_WINDOW_MS);
    came = Number.NaN;
  };
  /** @param {RegionName} section */
  const judge = (section) => {
    add();
    const entries = looks.length;
    if (entries < REREAD_ENTRIES) return;
    looks = [];
    // Measured last: reading a size while the page scrolls would force a layout at every turn.
    if (isBounded(element)) report({ kind: "section_reread", section, entries });
  };
  const stop = sections._onChange(element, (name, entered) => {
    const at = performance.now();
    alarm();
    if (entered) {
      came = at;
      // Until one more look would be worth telling it is enough to see, when a look is over, how long it was.
      if (looks.length >= REREAD_ENTRIES - 1) alarm(() => judge(name), REREAD_DWELL_MS);
    } else if (at - came >= REREAD_DWELL_MS) add();
  });
  return () => {
    stop();
    alarm();
  };
}

/** Tall sections come and go while being read, sticky ones never leave. @param {Element} element */
const isBounded = (element) =>
  element.getBoundingClientRect().height <= window.innerHeight * REREAD_MAX_VIEWPORTS &&
  !/sticky|fixed/.test(getComputedStyle(element).position);
