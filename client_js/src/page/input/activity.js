/** @import { Activity, Input, Stop } from "../../types/internal.js" */

import { ACTIVE_INPUT_MS, RESIZE_QUIET_MS, TYPING_QUIET_MS } from "../../constants.js";
import { clock, NEVER } from "../../lib/clock.js";
import { listen } from "../../lib/listen.js";
import { stopAll } from "../../lib/stopAll.js";
import { hasTouch } from "../deviceClass.js";
import { isEditable } from "./isEditable.js";
import { isModalOpen } from "./isModalOpen.js";
import { isFollowed } from "./lite.js";
import { onInput } from "./onInput.js";
import { onScroll } from "./onScroll.js";
import { followPointer } from "./pointer.js";
import { targetOf } from "./targetOf.js";

/**
 * Follows one view's active time (visible, and some input within 30 s) and what the hands are doing.
 *
 * Arriving counts as an input, for somebody pressed something to get here; `_inputs` counts only what
 * was done on this page.
 *
 * @param {{ _input: Input }} habit how the shopper last acted, kept across views
 * @returns {Activity}
 */
export function followActivity(habit) {
  let active = 0;
  let last = clock();
  let inputs = 0;
  let clicks = 0;
  let clicked = NEVER;
  let held = false;
  let typed = -TYPING_QUIET_MS;
  /** @type {Element | undefined} where it was typed, in a component, too */
  let field;
  let resized = -RESIZE_QUIET_MS;
  let visible = document.visibilityState === "visible";

  /** @param {{ timeStamp: number }} event */
  const note = ({ timeStamp: at }) => {
    if (visible) active += Math.min(at - last, ACTIVE_INPUT_MS);
    last = at;
  };
  /** @param {Event} event */
  const acted = (event) => {
    note(event);
    inputs += 1;
  };
  const release = () => {
    held = false;
  };
  const pointer = followPointer((event) => {
    // Moves after a tap are the browser's own compatibility events.
    if (event.pointerType !== "touch") habit._input = "mouse";
    if (!event.buttons) release();
    acted(event);
  });

  /** @type {Stop[]} */
  const stops = [
    pointer._stop,
    onScroll((timeStamp) => note({ timeStamp })),
    onInput("click", (event) => {
      clicks += 1;
      clicked = clock();
      release();
      acted(event);
    }),
    onInput("pointerdown", (event) => {
      habit._input = event.pointerType === "touch" ? "touch" : "mouse";
      // Nothing would tell that a mouse was let go over a scroll bar, or after a menu of the browser's.
      held = isFollowed(habit._input);
      acted(event);
    }),
    // A mouse that is let go clicks or moves; a finger may do neither.
    ...(hasTouch() ? [onInput("pointerup", release), onInput("pointercancel", release)] : []),
    onInput("keydown", (event) => {
      acted(event);
      const target = targetOf(event);
      // A phone's keyboard is touched.
      if (isEditable(target) && event.key !== "Tab") {
        typed = clock();
        field = target;
      } else habit._input = "keyboard";
    }),
    onInput("visibilitychange", (event) => {
      note(event);
      visible = document.visibilityState === "visible";
    }),
    listen(window.visualViewport, "resize", () => {
      resized = clock();
    }),
  ];

  return {
    _pointer: pointer,
    _active_ms: () => active + (visible ? Math.min(clock() - last, ACTIVE_INPUT_MS) : 0),
    _last_input: () => last,
    _inputs: () => inputs,
    _input: () => habit._input,
    _clicks: () => clicks,
    _clicked_ago: () => clock() - clicked,
    _drags: () => held && habit._input === "mouse",
    _typing: (within) => clock() - typed < within && Boolean(field?.matches(":focus")),
    _modal: isModalOpen,
    _busy() {
      if (!visible) return "hidden";
      if (held) return "held";
      if (clock() - resized < RESIZE_QUIET_MS) return "resized";
      if ((window.visualViewport?.scale ?? 1) > 1) return "pinched";
      if (document.fullscreenElement) return "fullscreen";
      if (clock() - typed < TYPING_QUIET_MS) return "typing";
      return getSelection()?.isCollapsed === false ? "selecting" : undefined;
    },
    _stop: () => stopAll(stops),
  };
}
