/** @import { Detector } from "../types/internal.js" */

import {
  GUIDE_COMES_MS,
  GUIDE_POLL_MS,
  SIZE_DECIDE_MS,
  SIZE_KEPT_STRENGTH,
  SIZE_OPEN_STRENGTH,
} from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { missingChoices } from "../page/choices.js";
import { onInput } from "../page/input/onInput.js";
import { openedBy } from "../page/input/openedBy.js";
import { isWithin } from "../page/input/targetOf.js";

/**
 * Opened the size guide, and within 20 s of closing it neither changed the size nor added to the cart.
 *
 * A guide still open after 20 s counts as closed then. Opening it a second time doubles the strength; a
 * size chosen before and kept makes it weak.
 *
 * @type {Detector}
 */
export function onSizeGuideUnresolved(report, scene) {
  const guides = scene._regions.get("size-guide");
  const options = scene._regions.get("size-options");
  if (!guides || !options) return () => {};
  let opened = 0;
  let open_ms = 0;
  const alarm = createAlarm();

  const resolve = () => {
    alarm();
    opened = 0;
    open_ms = 0;
  };
  const undecided = () => {
    const first = missingChoices(scene._regions).length ? SIZE_OPEN_STRENGTH : SIZE_KEPT_STRENGTH;
    const strength = Math.min(1, opened > 1 ? 2 * first : first);
    report(
      { kind: "size_guide_unresolved", opened, open_ms: Math.round(open_ms), strength },
      { _patient: true },
    );
  };
  /** @param {() => boolean} isOpen @param {number} began @param {number} [least_ms] for what is fetched to come */
  const watchGuide = (isOpen, began, least_ms = GUIDE_COMES_MS) => {
    const elapsed = clock() - began;
    const limit_ms = isOpen() ? SIZE_DECIDE_MS : least_ms;
    if (elapsed < limit_ms) {
      alarm(() => watchGuide(isOpen, began, limit_ms > least_ms ? 0 : least_ms), GUIDE_POLL_MS);
      return;
    }
    open_ms += elapsed;
    alarm(undecided, SIZE_DECIDE_MS);
  };

  const stops = [
    alarm,
    onInput("click", (event) => {
      const guide = guides.find((found) => isWithin(event, [found]));
      // Shops like to put the guide's control inside the box of the sizes.
      if (!guide) return isWithin(event, options) && resolve();
      const isOpen = openedBy(guide);
      // A press on the control of an open guide closes it; watching notices that.
      if (isOpen()) return;
      opened += 1;
      watchGuide(isOpen, clock());
    }),
    onInput("input", resolve, options),
    scene._onCarted(resolve),
  ];
  return () => stopAll(stops);
}
