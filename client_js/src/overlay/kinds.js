/** @import { KindModule } from "./kinds/kind.js" */
import { render } from "./kinds/message.js";
import { load } from "./load.js";

const message = { render };
/**
 * Returns the kind of that name, fetched where it is not the first; undefined for what can be no name.
 *
 * @param {string} name
 * @returns {Promise<KindModule | undefined>}
 */
export async function kindNamed(name) {
  if (name === "message") return message;
  return /^\w+$/.test(name) ? load(name) : undefined;
}
