/** @import { Stop } from "../types/internal.js" */
import { SCROLL_SAMPLE_MS } from "../constants.js";
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";

/**
 * `at` is the time of the last event of a sample; `isPage` tells a scroll of the page from one of a box in it; `y` is
 * where the page now stands.
 * @typedef {(at: number, isPage: boolean, y: number) => void} OnScroll
 */

/** @type {Set<OnScroll>} */
const followers = new Set();
/** @type {Stop} */
let stop;

/**
 * Calls `follower` when what scrolled has been drawn, at most ten times a second; what it reads of the page then costs
 * no layout. An IntersectionObserver tells when that is.
 *
 * @param {OnScroll} follower
 * @returns {Stop}
 */
export function onScroll(follower) {
  if (!followers.size) stop = sample();
  const guarded = safely(follower);
  followers.add(guarded);
  return () => {
    if (followers.delete(guarded) && !followers.size) stop();
  };
}

/** @returns {Stop} */
function sample() {
  let at = 0;
  let sampled = 0;
  let isPage = false;
  let isLooking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const drawn = new IntersectionObserver(() => {
    drawn.disconnect();
    const y = window.scrollY;
    for (const follower of followers) follower(at, isPage, y);
    sampled = at;
    isPage = false;
    isLooking = false;
  });
  const look = () => drawn.observe(document.documentElement);

  const deafen = listen(
    window,
    "scroll",
    ({ isTrusted, target, timeStamp }) => {
      if (!isTrusted) return;
      at = timeStamp;
      isPage ||= target === document;
      if (isLooking) return;
      isLooking = true;
      const wait_ms = sampled + SCROLL_SAMPLE_MS - at;
      if (wait_ms > 0) timer = setTimeout(look, wait_ms);
      else look();
    },
    { capture: true },
  );
  return () => {
    clearTimeout(timer);
    drawn.disconnect();
    deafen();
  };
}
