/** @import { Kind } from "./kind.js" */
/** @import { MessageOverlay } from "../../types/internal.js" */

/**
 * A sentence or two, and a picture where it helps.
 *
 * @type {Kind<MessageOverlay>}
 */
export const render = async ({ body, image }, { _rich, _load }) => {
  const shown = image && (await _load("picture")).picture(image);
  return [...(shown ? [shown] : []), ..._rich(body ?? "")];
};
