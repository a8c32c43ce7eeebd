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
  const known = /** @type {{id?: unknown, at?: unknown, started?: unknown} | undefined} */ (
    local._get("session")
  );
  if (!isLive(known, at)) {
    const fresh = { id: newId(), at, started: at };
    local._set("session", fresh);
    return { _id: fresh.id, _started: at };
  }
  // Written at most twice a minute: storage writes are synchronous and shared by all tabs.
  if (at - Number(known?.at) > SESSION_TOUCH_MS) local._set("session", { ...known, at });
  return { _id: String(known?.id), _started: Number(known?.started) || at };
}

/** @param {{id?: unknown, at?: unknown} | undefined} session @param {number} at */
function isLive(session, at) {
  return typeof session?.id === "string" && at - Number(session.at) < SESSION_IDLE_MS;
}
