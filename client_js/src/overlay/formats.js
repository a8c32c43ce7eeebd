/** @import { Format } from "./formats/format.js" */
import { beside, TOTALS } from "./formats/beside.js";
import { load } from "./load.js";

const OTHERS = /^(banner|inline|popover|sheet|modal|fullscreen)$/;

export const corner = beside("corner");

/**
 * Returns the format of that name; an unknown one is the gentlest, which knows more corners where there is a sum to read.
 *
 * @param {string} name
 * @returns {Promise<Format>}
 */
export async function formatNamed(name) {
  const part = OTHERS.test(name) ? name : document.querySelector(TOTALS) && "corners";
  return part ? (await load(part)).format : corner;
}
