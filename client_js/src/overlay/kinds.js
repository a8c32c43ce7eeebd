/** @import { KindModule } from "./kind.js" */
import { render } from "./kinds/message.js";
import { load } from "./load.js";

const message = { render };
/** A name that is not here is asked of nobody. */
const OTHERS =
  /^(review|comparison|faq|guarantee|shipping|save_cart|alert|missing|chat|story|quiz|poll|slider|question|rating|offer|timer|reminder|form_help)$/;

/**
 * Returns the kind of that name, fetched where it is not the first; undefined for one that is unknown here.
 *
 * @param {string} name
 * @returns {Promise<KindModule | undefined>}
 */
export async function kindNamed(name) {
  if (name === "message") return message;
  return OTHERS.test(name) ? load(name) : undefined;
}
