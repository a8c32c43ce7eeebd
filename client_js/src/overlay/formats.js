/** @import { Format } from "./formats/format.js" */
import { beside } from "./formats/beside.js";
import { load } from "./load.js";

const OTHERS = /^(banner|inline|popover|sheet|modal|fullscreen)$/;

export const corner = beside("corner");

/**
 * Returns the format of that name; an unknown one is the gentlest.
 *
 * @param {string} name
 * @returns {Promise<Format>}
 */
export const formatNamed = async (name) => (OTHERS.test(name) ? (await load(name)).format : corner);
