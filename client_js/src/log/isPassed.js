/** @import { Core, UnsentEvent } from "../types/internal.js" */
import { isTold } from "./isTold.js";

/**
 * Tells whether a step of the checkout was told before, and remembers it until another checkout or visit begins: the page
 * tells which step it shows, its data layer which was done, often on the page of the next.
 *
 * @param {Core} core @param {UnsentEvent} event
 */
export function isPassed({ _tab, _session }, event) {
  const { kind, step } = /** @type {{ kind: string, step?: unknown }} */ (event);
  if (kind === "checkout_started") _tab._set("steps", []);
  return kind === "checkout_step" && isTold(_tab, "steps", _session()._id + step);
}
