import { onInput } from "../page/hands/onInput.js";

/**
 * Keeps what is pressed while the parts that read a page are on their way, for what follows the cart begins after them;
 * returns what ends that and gives it.
 */
export function keepPresses() {
  /** @type {(EventTarget | null)[]} */
  const targets = [];
  const stop = onInput("click", ({ target }) => targets.push(target));
  return () => {
    stop();
    return targets;
  };
}
