/** @import { Kind } from "../kind.js" */
/** @import { MessageOverlay } from "../../types/internal.js" */
import { richText } from "../richText.js";

/**
 * A sentence or two.
 *
 * @type {Kind<MessageOverlay>}
 */
export const render = ({ body = "" }) => richText(body);
