import { onInput } from "../page/hands/onInput.js";
import { targetOf } from "../page/hands/targetOf.js";

/**
 * Keeps what is pressed while the parts that read a page are on their way, for what follows the cart begins after them;
 * returns what ends that and gives it.
 */
export function keepPresses() {
  /** @type {(Element | undefined)[]} */
  const targets = [];
  const stop = onInput("click", (event) => targets.push(targetOf(event)));
  return () => {
    stop();
    return targets;
  };
}
