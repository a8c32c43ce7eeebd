/** @import { Scene, Stop, UnsentEvent } from "../types/internal.js" */
import { onHover } from "../page/onHover.js";
import { onScroll } from "../page/onScroll.js";

/** Regions whose hovers count: the few that matter, so that listening costs little. */
const HOT = new Set(["add-to-cart", "size-guide", "price", "policy"]);
/** Shorter visits are transit. */
const HOVER_COUNTS_MS = 200;

/**
 * Follows how far a view went: active time, depth, clicks, hovers and time per region.
 *
 * @param {Scene} scene
 */
export function followProgress({ _activity, _sections }) {
  let deepest = 0;
  let hovers = 0;
  /** @type {Map<Element, Stop>} */
  const hot = new Map();

  const deepen = () => {
    const height = document.documentElement.scrollHeight;
    deepest = Math.max(deepest, Math.min(1, (window.scrollY + window.innerHeight) / Math.max(1, height)));
  };
  const stops = [
    onScroll(deepen),
    _sections._onChange((name, element, entered) => {
      if (!HOT.has(name)) return;
      hot.get(element)?.();
      hot.delete(element);
      if (entered)
        hot.set(
          element,
          onHover(element, ({ ms }) => void (ms >= HOVER_COUNTS_MS && hovers++)),
        );
    }),
  ];
  return {
    /** @returns {UnsentEvent} totals since the view began */
    _read() {
      deepen();
      return {
        kind: "view_progress",
        active_ms: Math.round(_activity._active_ms()),
        depth: Math.round(deepest * 1000) / 1000,
        clicks: _activity._clicks(),
        hovers,
        sections: _sections._dwell(),
      };
    },
    _stop() {
      stops.forEach((stop) => stop());
      for (const end of hot.values()) end();
    },
  };
}
