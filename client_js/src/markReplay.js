/** @import { Core } from "./types/internal.js" */
import { safely } from "./lib/safely.js";
import { tellError } from "./lib/tellError.js";

/**
 * Returns what marks a moment in the session replay tool the shop has already, if its tag asks for that: see `replay`.
 *
 * Its file is fetched as the view begins: a request that begins at a press would look like the page's answer to it.
 *
 * @param {Core} core
 * @returns {(kind: string) => void}
 */
export function markReplay(core) {
  const part =
    document.querySelector("[data-replay]") &&
    import("./replay.js").then(({ mark }) => safely(mark), tellError);
  return (kind) => part?.then((mark) => mark?.(core, kind));
}
