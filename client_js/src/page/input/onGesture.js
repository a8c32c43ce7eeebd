/** @import { Activity, Stop } from "../../types/internal.js" */
import { SCROLL_INPUT_MS } from "../../constants.js";
import { NEVER } from "../../lib/clock.js";
import { shared } from "../../lib/shared.js";
import { stopAll } from "../../lib/stopAll.js";
import { hasTouch } from "../deviceClass.js";
import { isEditable } from "./isEditable.js";
import { onInput } from "./onInput.js";
import { onScroll } from "./onScroll.js";
import { targetOf } from "./targetOf.js";

const SCROLL_KEYS = /^( |PageUp|PageDown|Home|End|ArrowUp|ArrowDown)$/;

/** @typedef {(y: number, at: number, touch: boolean) => void} OnMove */

/** @param {Set<OnMove>} followers @param {Activity} activity of the view @returns {Stop} */
function followHands(followers, activity) {
  let hand = NEVER;
  let touch = false;
  let scrolled = NEVER;
  let byHand = false;

  /** @param {{ timeStamp: number }} event @param {boolean} byTouch */
  const handed = ({ timeStamp }, byTouch) => {
    hand = timeStamp;
    touch = byTouch;
  };
  const stops = [
    onInput("wheel", (event) => handed(event, false)),
    ...(hasTouch() ? [onInput("touchmove", (event) => handed(event, true))] : []),
    onInput("keydown", (event) => {
      if (SCROLL_KEYS.test(event.key) && !isEditable(targetOf(event))) handed(event, false);
    }),
    onScroll((at, isPage, y) => {
      if (!isPage) return;
      if (activity._drags()) handed({ timeStamp: at }, false);
      if (at - scrolled > SCROLL_INPUT_MS) byHand = false;
      // A hand may join a scroll that momentum carries on.
      if (at - hand <= SCROLL_INPUT_MS) byHand = true;
      scrolled = at;
      if (byHand && y >= 0) for (const onMove of followers) onMove(y, at, touch);
    }),
  ];
  return () => stopAll(stops);
}

/**
 * Calls `onMove(y, at, touch)` for each scroll of the page that a hand made, momentum included.
 *
 * A scroll belongs to a hand when a wheel, touch, scroll key or held scroll bar came within 150 ms before
 * it began. Anchors, scripts, focus and find-in-page have none of these. Positions outside the page
 * (overscroll bounce) are left out, and scrolling inside boxes and carousels is another element's.
 *
 * All who follow share one set of listeners.
 *
 * @type {(onMove: OnMove, activity: Activity) => Stop}
 */
export const onGesture = shared(followHands);
