import { select } from "../select.js";
import { focusedElement } from "./focusedElement.js";

/**
 * Tells whether somebody may be busy with what is not heard here: a film or a sound that plays, or a frame (a player's, a
 * chat's, a card field's) that has the focus. Silent loops that start by themselves are decoration.
 */
export const isUnheard = () =>
  focusedElement()?.localName === "iframe" ||
  select("video,audio").some((found) => {
    const media = /** @type {HTMLMediaElement} */ (found);
    return !media.paused && !media.muted;
  });
