/** @import { Stop } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";

/**
 * Handles Escape and keeps everything typed in the overlay from the shop's hot keys.
 *
 * Escape is handled here and not left to the dialog: a page that prevents every keydown would stop the
 * native one. Tab passes, for it belongs to the browser.
 *
 * @param {ShadowRoot} root
 * @param {(how: string) => void} close
 * @returns {Stop[]}
 */
export function onKeys(root, close) {
  /** @param {Event} raw */
  const keep = (raw) => {
    const event = /** @type {KeyboardEvent} */ (raw);
    if (event.key === "Tab") return;
    event.stopPropagation();
    if (event.type !== "keydown" || event.key !== "Escape") return;
    event.preventDefault();
    close("escape");
  };
  return ["keydown", "keyup", "keypress"].map((type) => listen(root, type, safely(keep), { passive: false }));
}
