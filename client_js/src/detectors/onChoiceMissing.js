/** @import { Detector } from "../types/internal.js" */

import { CHOICE_MESSAGE_MS } from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { missingChoices } from "../page/choices.js";
import { hasTouch } from "../page/deviceClass.js";
import { onInput } from "../page/input/onInput.js";
import { isWithin } from "../page/input/targetOf.js";
import { isVisible } from "../page/isVisible.js";
import { select } from "../page/select.js";
import { isDisabled } from "../page/words/naming.js";

const COMPLAINTS = "[aria-invalid=true],[role=alert],:user-invalid,[class*=error i]";

/**
 * Pressed add-to-cart while it was disabled for want of a choice, or the shop then asked for one: what it said before, as
 * routers and banners do, asks for nothing.
 *
 * Disabled buttons send no click, so the press itself is heard.
 *
 * @type {Detector}
 */
export function onChoiceMissing(report, { _regions, _context }) {
  const buttons = _regions.get("add-to-cart");
  if (!buttons || _context.product?.availability === "out_of_stock") return () => {};
  let attempts = 0;
  /** What it said before the first press. @type {unknown[] | undefined} */
  let before;
  const alarm = createAlarm();
  const isMissing = () => missingChoices(_regions).length > 0;
  const tell = () => {
    attempts += 1;
    // Who presses at once waits with it, until the choice is made.
    const options = { _patient: true, _isStill: isMissing, _hands: true };
    report({ kind: "choice_missing", option: "size", attempts }, options);
  };
  /** @param {Event} event */
  const press = (event) => {
    if (!isMissing()) return;
    if (buttons.some((button) => isDisabled(button) && isWithin(event, [button]))) return tell();
    before ??= complaints();
    const late = clock() + 2 * CHOICE_MESSAGE_MS;
    alarm(() => {
      const isNew = (/** @type {unknown} */ text) => text && !before?.includes(text);
      // What is said in a box of the browser's own, `alert()`, holds everything up until it is closed.
      if (clock() > late || complaints().some(isNew)) tell();
    }, CHOICE_MESSAGE_MS);
  };
  const stops = [
    alarm,
    onInput("visibilitychange", () => alarm()), // a tab left alone is late, too
    // A finger that lands there may only scroll on; a mouse that is pressed means it.
    onInput(hasTouch() ? "pointerup" : "pointerdown", (event) => event.button || press(event), buttons),
    onInput("keydown", (event) => /^(Enter| )$/.test(event.key) && press(event), buttons),
  ];
  return () => stopAll(stops);
}

/** What the shop complains of; a field need not say it. */
const complaints = () =>
  select(COMPLAINTS)
    .filter(isVisible)
    .map((found) => found.matches("select,input,fieldset") || found.textContent?.trim());
