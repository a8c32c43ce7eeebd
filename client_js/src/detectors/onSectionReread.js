/** @import { Detector } from "../types/internal.js" */
import { REREAD_DWELL_MS, REREAD_ENTRIES, REREAD_MAX_VIEWPORTS, REREAD_WINDOW_MS } from "../constants.js";
import { stopAll } from "../lib/stopAll.js";

const WORTH_REREADING = /** @type {const} */ (["price", "size-options", "policy", "reviews", "specs"]);

/**
 * The same section came back into view at least three times in 90 s, for 1.5 s each.
 *
 * @type {Detector}
 */
export function onSectionReread(report, { _regions, _sections }) {
  /** @type {Map<Element, number[]>} */
  const entries = new Map();
  /** @type {Map<Element, ReturnType<typeof setTimeout>>} */
  const timers = new Map();

  /** @param {import("../types/internal.js").RegionName} section @param {Element} element */
  const count = (section, element) => {
    const at = performance.now();
    const recent = [...(entries.get(element) ?? []), at].filter((time) => at - time <= REREAD_WINDOW_MS);
    entries.set(element, recent);
    if (recent.length < REREAD_ENTRIES) return;
    entries.delete(element);
    // Measured last: reading a size while the page scrolls would force a layout at every turn.
    if (isBounded(element)) report({ kind: "section_reread", section, entries: recent.length });
  };
  const stops = WORTH_REREADING.flatMap((name) => _regions.get(name) ?? []).map((element) =>
    _sections._onChange(element, (name, entered) => {
      clearTimeout(timers.get(element));
      if (entered) timers.set(element, setTimeout(count, REREAD_DWELL_MS, name, element));
    }),
  );
  return () => {
    stopAll(stops);
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

/** Tall sections come and go while being read, sticky ones never leave. @param {Element} element */
const isBounded = (element) =>
  element.getBoundingClientRect().height <= window.innerHeight * REREAD_MAX_VIEWPORTS &&
  !/sticky|fixed/.test(getComputedStyle(element).position);
