/** @import { Stop } from "../../types/internal.js" */
import { SETTLE_MAX_MS, SETTLE_QUIET_MS } from "../../constants.js";
import { listen } from "../../lib/listen.js";
import { navigation } from "../../lib/navigation.js";
import { safely } from "../../lib/safely.js";
import { pageAddress } from "../pageAddress.js";

/** @typedef {"route" | "restore"} Cause */

/**
 * Calls `onChange` when the same document shows another page, for as long as it lives: a single-page route change, or a
 * return from the back/forward cache. Changes of the fragment or of a product's variant are none.
 *
 * @param {(cause: Cause) => void} onChange
 */
export function onViewChange(onChange) {
  let address = pageAddress();
  onNavigation(
    safely(() => {
      const next = pageAddress();
      if (next === address) return;
      address = next;
      onChange("route");
    }),
  );
  listen(window, "pageshow", (event) => {
    if (/** @type {PageTransitionEvent} */ (event).persisted) safely(onChange)("restore");
  });
}

/**
 * The Navigation API tells of every route change. Without it, history calls are observed (the page's own
 * runs first, untouched) and `popstate` covers back and forward.
 *
 * @param {() => void} check
 */
function onNavigation(check) {
  if (navigation) {
    listen(navigation, "navigatesuccess", check);
    return;
  }
  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    const own = history[name];
    history[name] = function (...args) {
      own.apply(this, args);
      check();
    };
  }
  listen(window, "popstate", check);
}

/**
 * Calls `done` once the page has stopped changing for 300 ms and is not the old one any more, at the latest after 3 s.
 *
 * @param {() => void} done
 * @param {() => unknown} [isOld]
 * @param {boolean} [later] whether the page is to change first, whenever that may be
 * @returns {Stop}
 */
export function whenSettled(done, isOld, later) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let quiet;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let latest;
  const finish = safely(() => {
    stop();
    done();
  });
  const wait = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => (isOld?.() ? wait() : finish()), SETTLE_QUIET_MS);
    latest ??= setTimeout(finish, SETTLE_MAX_MS);
  };
  const observer = new MutationObserver(wait);
  observer.observe(document.body, { childList: true, subtree: true });
  const stop = () => {
    clearTimeout(quiet);
    clearTimeout(latest);
    observer.disconnect();
  };
  if (!later) wait();
  return stop;
}
