/** @import { KindTools } from "../kinds/kind.js" */

/**
 * Tells whether it is said in a card along the lower edge, in which little is in view at once.
 *
 * @param {KindTools} tools
 */
export const isLow = ({ _format }) => /sheet|banner/.test(_format);
