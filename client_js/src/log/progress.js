/** @import { Scene, UnsentEvent } from "../types/internal.js" */
import { stopAll } from "../lib/stopAll.js";
import { onHover } from "../page/input/onHover.js";
import { onScroll } from "../page/input/onScroll.js";

/** Regions whose hovers count: the few that matter, so that listening costs little. */
const HOT = /** @type {const} */ (["add-to-cart", "size-guide", "price", "policy"]);
/** Shorter visits are transit. */
const HOVER_COUNTS_MS = 200;

/**
 * Follows how far a view went: active time, depth, clicks, hovers and time per region.
 *
 * @param {Scene} scene
 */
export function followProgress({ _activity, _regions, _sections }) {
  let lowest = 0;
  let hovers = 0;
  const count = (/** @type {import("../page/input/onHover.js").Visit} */ { _ms }) => {
    if (_ms >= HOVER_COUNTS_MS) hovers += 1;
  };
  /** @param {number} y */
  const deepen = (y) => {
    lowest = Math.max(lowest, y);
  };
  const stops = [
    onScroll((_at, _isPage, y) => deepen(y)),
    ...HOT.flatMap((name) => _regions.get(name) ?? []).map((element) => onHover(element, count)),
  ];
  return {
    /** @returns {UnsentEvent} totals since the view began */
    _read() {
      deepen(window.scrollY);
      const depth = Math.min(1, (lowest + window.innerHeight) / document.documentElement.scrollHeight);
      return {
        kind: "view_progress",
        active_ms: Math.round(_activity._active_ms()),
        depth: Math.round(depth * 1000) / 1000,
        clicks: _activity._clicks(),
        hovers,
        sections: _sections._dwell(),
      };
    },
    _stop: () => stopAll(stops),
  };
}
