/** @import { Core, Input, Stop } from "../../types/internal.js" */
import { LITE_BLOCKED_MS, LITE_WINDOW_MS, LONG_TASK_MS } from "../../constants.js";
import { safely } from "../../lib/safely.js";

const KEY = "lite";

/** @type {Set<() => void>} */
const callbacks = new Set();
let isLite = false;

/**
 * Calls `lighten` once the page is under pressure, at once if it is already; what samples the pointer ends then.
 *
 * @param {() => void} lighten
 * @returns {Stop}
 */
export function onLite(lighten) {
  if (isLite) lighten();
  else callbacks.add(lighten);
  return () => callbacks.delete(lighten);
}

/** Tells whether all is heard of what a hand does: of a mouse, in the lite mode, not. @param {Input} input */
export const isFollowed = (input) => input === "touch" || !isLite;

/**
 * Turns to the lite mode, for the rest of the visit of this tab, when the shopper saves data or the page is busy:
 * long tasks kept it from answering for 200 ms within ten seconds, whoever's they are.
 *
 * @param {Core} core
 */
export function watchPressure({ _tab, _report }) {
  /** @param {"save_data" | "long_tasks"} reason @param {number} [blocked_ms] */
  const lighten = (reason, blocked_ms) => {
    if (isLite) return;
    isLite = true;
    _tab._set(KEY, reason);
    _report({ kind: "lite_mode", reason, ...(blocked_ms && { blocked_ms: Math.round(blocked_ms) }) });
    callbacks.forEach((callback) => callback());
    callbacks.clear();
  };
  const connection = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection;
  const before = _tab._get(KEY);
  if (connection?.saveData) lighten("save_data");
  else if (before === "long_tasks") lighten(before);
  else onBlocked((blocked_ms) => lighten("long_tasks", blocked_ms));
}

/** @param {(blocked_ms: number) => void} tell */
function onBlocked(tell) {
  // Browsers without the entry type only warn in the console, which must stay clean.
  if (!PerformanceObserver.supportedEntryTypes?.includes("longtask")) return;
  /** @type {PerformanceEntry[]} */
  let recent = [];
  const observer = new PerformanceObserver(
    safely((list) => {
      recent.push(...list.getEntries());
      const { startTime: latest } = /** @type {PerformanceEntry} */ (recent[recent.length - 1]);
      recent = recent.filter(({ startTime }) => latest - startTime <= LITE_WINDOW_MS);
      const blocked_ms = recent.reduce((sum, { duration }) => sum + duration - LONG_TASK_MS, 0);
      if (blocked_ms < LITE_BLOCKED_MS) return;
      observer.disconnect();
      tell(blocked_ms);
    }),
  );
  observer.observe({ type: "longtask" });
}
