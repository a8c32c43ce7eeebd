/** @import { Store } from "../types/internal.js" */
import { SESSION_IDLE_MS, SESSION_TOUCH_MS } from "../constants.js";
import { newId } from "../lib/newId.js";
import { now } from "../lib/now.js";

/**
 * Returns the visitor's id, made on first use.
 *
 * @param {Store} local
 * @returns {string}
 */
export function visitorId(local) {
  const known = local._get("visitor");
  if (typeof known === "string" && known) return known;
  const fresh = newId();
  local._set("visitor", fresh);
  return fresh;
}

/**
 * Returns the current session, a new one after 30 idle minutes, and marks it as used now.
 *
 * @param {Store} local
 */
export function currentSession(local) {
  const at = now();
  const known = local._get("session");
  const session = isLive(known, at) ? known : { id: newId(), at: 0, started: at };
  // Written at most twice a minute: storage writes are synchronous and shared by all tabs.
  if (at - session.at > SESSION_TOUCH_MS) local._set("session", { ...session, at });
  return { _id: session.id, _started: session.started };
}

/** @param {unknown} known @param {number} at @returns {known is { id: string, at: number, started: number }} */
function isLive(known, at) {
  const session = /** @type {{ id?: unknown, at?: unknown } | undefined} */ (known);
  return typeof session?.id === "string" && at - Number(session.at) < SESSION_IDLE_MS;
}
