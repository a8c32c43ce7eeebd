/** @import { Action, Decision, OverlayHooks, OverlayOptions } from "../../types/internal.js" */
/** @import { KindTools } from "../kinds/kind.js" */
import { safely } from "../../lib/safely.js";
import { actionButton } from "../elements/button.js";
import { richText } from "../elements/richText.js";
import { load } from "../load.js";
import { actedOn } from "./actedOn.js";

const ON_REGION = /scroll_to|open|add_to_cart/;

/**
 * Returns what a kind gets to work with.
 *
 * @param {Decision} decision
 * @param {OverlayOptions} options
 * @param {OverlayHooks} hooks
 * @param {KindTools["_words"]} words
 * @param {KindTools["_close"]} _close
 * @param {KindTools["_onClose"]} _onClose
 * @param {(styles: string | undefined) => void} dress
 * @param {() => void} used called whenever something of it is used
 * @returns {KindTools}
 */
export function toolsFor(decision, options, hooks, words, _close, _onClose, dress, used) {
  /** @param {string} element */
  const engaged = (element) => {
    used();
    hooks._engaged(element);
  };
  /** @param {Action} action @param {string} element */
  const press = (action, element) => {
    if (action.type === "dismiss") return _close();
    engaged(element);
    if (action.type === "link") return undefined;
    _close("acted");
    return hooks._act(action);
  };
  const { overlay } = decision;
  return {
    ...options,
    _decision: decision,
    _words: words,
    _rich: richText,
    // A button about a region that the page lacks would do nothing. A preview shows every button.
    _button: (action, element) =>
      ON_REGION.test(action.type) && !options._asked && !actedOn(action, options._scene._regions)
        ? undefined
        : actionButton(
            action,
            safely(() => press(action, element)),
          ),
    _engaged: engaged,
    _close,
    _onClose,
    _answered(answer, element = overlay.element ?? overlay.kind) {
      used();
      hooks._answered(answer, element);
    },
    async _load(name) {
      const part = await load(name);
      dress(part.styles);
      return part;
    },
  };
}
