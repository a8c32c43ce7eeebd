/** @import { Stop } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { stopAll } from "../../lib/stopAll.js";
import { channels, onInput } from "./onInput.js";

/** Events that stay within the component they happen in; those of the focus do while it only moves within. */
const INNER = /** @type {const} */ (["focusin", "focusout", "change", "submit", "invalid"]);

/**
 * Has what happens within the shop's own components heard by all who listen to the page: in those the focus is in, so
 * that listeners stay few.
 *
 * @returns {Stop}
 */
export function hearComponents() {
  /** @type {Stop[]} */
  let stops = [];
  /** Most events pass several components, or the page, too. @type {Event | undefined} */
  let heard;
  const leave = () => stopAll(stops);
  const own = INNER.map((type) =>
    onInput(type, (event) => {
      heard = event;
      if (type !== "focusin") return;
      leave();
      stops = event
        .composedPath()
        .filter(isShadow)
        .flatMap((place) => INNER.map((inner) => listen(place, inner, hear, { capture: true })));
    }),
  );
  /** @param {Event} event */
  const hear = (event) => event !== heard && channels.get(event.type)?._hear(event);
  return () => stopAll([leave, ...own]);
}

/** @param {EventTarget} place */
const isShadow = (place) => place instanceof ShadowRoot;
