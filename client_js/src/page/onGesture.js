/** @import { Stop } from "../types/internal.js" */
import { SCROLL_INPUT_MS } from "../constants.js";
import { isEditable } from "./isEditable.js";
import { onInput } from "./onInput.js";
import { targetOf } from "./targetOf.js";

const SCROLL_KEYS = /^( |PageUp|PageDown|Home|End|ArrowUp|ArrowDown)$/;

/**
 * Calls `onMove(y, at, touch, started)` for each scroll of the page that a hand made, momentum included.
 *
 * A scroll belongs to a hand when a wheel, touch, scroll key or held scroll bar came within 150 ms before
 * it began. Anchors, scripts, focus and find-in-page have none of these. Positions outside the page
 * (overscroll bounce) are left out, and scrolling inside boxes and carousels is another element's.
 *
 * @param {(y: number, at: number, touch: boolean, started: boolean) => void} onMove
 * @returns {Stop}
 */
export function onGesture(onMove) {
  let hand = Number.NEGATIVE_INFINITY;
  let touch = false;
  let held = false;
  let scrolled = Number.NEGATIVE_INFINITY;
  let byHand = false;

  /** @param {boolean} byTouch */
  const handed = (byTouch) => {
    hand = performance.now();
    touch = byTouch;
  };
  const stops = [
    onInput("wheel", () => handed(false)),
    onInput("touchmove", () => handed(true)),
    onInput("pointerdown", (event) => {
      held = event.pointerType !== "touch";
      touch = !held;
    }),
    onInput("pointerup", () => {
      held = false;
    }),
    onInput("pointercancel", () => {
      held = false;
    }),
    onInput("keydown", (event) => {
      if (SCROLL_KEYS.test(event.key) && !isEditable(targetOf(event))) handed(false);
    }),
    onInput("scroll", (event) => {
      if (event.target !== document) return;
      const at = performance.now();
      const started = at - scrolled > SCROLL_INPUT_MS;
      if (started) byHand = false;
      // A hand may join a scroll that momentum carries on.
      if (held || at - hand <= SCROLL_INPUT_MS) byHand = true;
      scrolled = at;
      const y = window.scrollY;
      if (byHand && y >= 0) onMove(y, at, touch, started);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
