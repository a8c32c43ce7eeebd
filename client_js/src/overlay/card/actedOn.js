/** @import { Action, RegionName } from "../../types/internal.js" */

/**
 * Returns the region of the page an action is done on, where the page has it.
 *
 * @param {Action} action
 * @param {Map<RegionName, Element[]>} regions
 */
export const actedOn = ({ type, target }, regions) =>
  regions.get(/** @type {RegionName} */ (type === "add_to_cart" ? "add-to-cart" : target))?.[0];
