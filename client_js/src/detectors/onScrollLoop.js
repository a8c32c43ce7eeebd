/** @import { Detector } from "../types/internal.js" */
import {
  LOOP_GROWTH_VIEWPORTS,
  LOOP_LEG_MIN_PX,
  LOOP_LEG_VIEWPORTS,
  LOOP_LEG_VIEWPORTS_TOUCH,
  LOOP_NET_VIEWPORTS,
  LOOP_REVERSALS,
  LOOP_TRAVEL_VIEWPORTS,
  LOOP_WINDOW_MS,
} from "../constants.js";
import { onGesture } from "../page/input/onGesture.js";

/** A turning point of the scroll: where, at what active time, and how high the page was. @typedef {{ y: number, at: number, height: number }} Turn */

/**
 * Up and down again and again: at least four turns within 30 s of active time, each leg a real one,
 * and in the end hardly anywhere else.
 *
 * @type {Detector}
 */
export function onScrollLoop(report, { _activity }) {
  /** Turning points, then the farthest point of the leg under way. @type {Turn[]} */
  let turns = [];

  return onGesture((y, _at, touch) => {
    const viewport = window.innerHeight;
    const leg = Math.max(LOOP_LEG_MIN_PX, viewport * (touch ? LOOP_LEG_VIEWPORTS_TOUCH : LOOP_LEG_VIEWPORTS));
    const at = _activity._active_ms();
    const height = document.documentElement.scrollHeight;
    follow(turns, { y, at, height }, leg);
    while (turns[0] && at - turns[0].at > LOOP_WINDOW_MS) turns.shift();
    const reversals = turns.length - 2;
    const [first] = turns;
    if (!first || reversals < LOOP_REVERSALS) return;
    // A list that loads more as it is scrolled makes people go back and forth without doubt.
    const hasGrown = Math.abs(height - first.height) > viewport * LOOP_GROWTH_VIEWPORTS;
    const travel = travelled(turns) / viewport;
    const net = Math.abs(y - first.y) / viewport;
    if (!hasGrown && (travel < LOOP_TRAVEL_VIEWPORTS || net > LOOP_NET_VIEWPORTS)) return;
    turns = [];
    if (!hasGrown) report({ kind: "scroll_loop", reversals, travel: round(travel), net: round(net) });
  }, _activity);
}

/**
 * Continues the zigzag `turns` by a point; a turn counts once the way back is a whole leg.
 *
 * @param {Turn[]} turns @param {Turn} point @param {number} leg in px
 */
export function follow(turns, point, leg) {
  const last = turns[turns.length - 1];
  const before = turns[turns.length - 2];
  if (!last || !before) {
    turns.push(point);
    return;
  }
  const way = point.y - last.y;
  if (way * (last.y - before.y) >= 0) turns[turns.length - 1] = point;
  else if (Math.abs(way) >= leg) {
    // The first way of all may be too short for a leg: the zigzag begins where it ended.
    if (Math.abs(last.y - before.y) < leg) turns.shift();
    turns.push(point);
  }
}

/** @param {Turn[]} turns */
const travelled = (turns) =>
  turns.reduce((sum, turn, index) => sum + Math.abs(turn.y - (turns[index - 1] ?? turn).y), 0);

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;
