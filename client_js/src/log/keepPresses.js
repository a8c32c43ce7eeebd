import { onInput } from "../page/input/onInput.js";
import { targetOf } from "../page/input/targetOf.js";

/** What was pressed, and when by the clock of events. @typedef {[target: Element | undefined, at: number]} Press */

/**
 * Keeps what is pressed while the parts that read a page are on their way, for what follows the cart begins after them;
 * returns what ends that and gives it.
 */
export function keepPresses() {
  /** @type {Press[]} */
  const presses = [];
  const stop = onInput("click", (event) => presses.push(pressOf(event)));
  return () => {
    stop();
    return presses;
  };
}

/** @param {Event} event @returns {Press} */
export const pressOf = (event) => [targetOf(event), event.timeStamp];
