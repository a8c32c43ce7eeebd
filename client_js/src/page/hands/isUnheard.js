import { select } from "../select.js";

/** Tells whether a film or sound plays; silent loops that start by themselves are decoration. */
export const isMediaPlaying = () =>
  select("video,audio").some((found) => {
    const media = /** @type {HTMLMediaElement} */ (found);
    return !media.paused && !media.muted;
  });
