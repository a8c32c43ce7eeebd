/** @import { Stop } from "../../types/internal.js" */
import { SCROLL_SAMPLE_MS } from "../../constants.js";
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { shared } from "../../lib/shared.js";

/**
 * `at` is the time of the last event of a sample; `isPage` tells a scroll of the page from one of a box in it; `y` is
 * where the page now stands.
 * @typedef {(at: number, isPage: boolean, y: number) => void} OnScroll
 */

/** @param {Set<OnScroll>} followers @returns {Stop} */
function sample(followers) {
  let at = 0;
  let sampled = 0;
  let isPage = false;
  let isLooking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const drawn = new IntersectionObserver(
    safely(() => {
      const wasPage = isPage;
      drawn.disconnect();
      sampled = at;
      isPage = false;
      isLooking = false;
      for (const follower of followers) follower(at, wasPage, window.scrollY);
    }),
  );
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

/**
 * Calls `follower` when what scrolled has been drawn, at most ten times a second; what it reads of the page then costs
 * no layout. An IntersectionObserver tells when that is.
 *
 * @type {(follower: OnScroll) => Stop}
 */
export const onScroll = shared(sample);
