/** @import { OverlayHooks, Stop } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { focusedElement } from "../../page/input/focusedElement.js";
import { returnFocus } from "./focus.js";
import { onKeys } from "./keys.js";

/**
 * Returns what closes an overlay, once: it takes away all that was added, gives the focus back and tells how it ended.
 *
 * @param {HTMLElement} host @param {ShadowRoot} root
 * @param {boolean} isDialog a dialog takes the focus for itself, so that it is always given back, unless the shopper has moved on
 * @param {OverlayHooks["_closed"]} closed
 */
export function createClosing(host, root, isDialog, closed) {
  let shown = performance.now();
  let before = focusedElement();
  let isOpen = true;
  /** @param {string} [how] */
  const close = (how = "close") => {
    if (!isOpen) return;
    isOpen = false;
    const hadFocus = root.activeElement !== null;
    while (stops.length) stops.pop()?.();
    host.remove();
    if (hadFocus || (isDialog && how !== "left")) returnFocus(before);
    closed(how, Math.round(performance.now() - shown));
  };
  /** @type {Stop[]} */
  const stops = [
    ...onKeys(root, close),
    listen(root, "focusin", (event) => {
      const from = /** @type {FocusEvent} */ (event).relatedTarget;
      if (from instanceof HTMLElement && from.getRootNode() !== root && from !== host) before = from;
    }),
  ];
  return {
    _close: close,
    /** Adds something to do on closing; the last added is done first. @param {Stop} stop */
    _onClose: (stop) => void stops.push(stop),
    /** It stands from now on. */
    _shown() {
      shown = performance.now();
    },
  };
}
