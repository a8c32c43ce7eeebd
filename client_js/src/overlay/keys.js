/** @import { Stop } from "../types/internal.js" */
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";

/**
 * Handles Escape and keeps everything typed in the overlay from the shop's hot keys.
 *
 * Escape is handled here and not left to the dialog: a page that prevents every keydown would stop the
 * native one. Tab passes, for it belongs to the browser.
 *
 * @param {ShadowRoot} root
 * @param {HTMLElement} card
 * @param {boolean} isModal
 * @param {(how: string) => void} close
 * @returns {Stop}
 */
export function onKeys(root, card, isModal, close) {
  /** @param {Event} raw */
  const keep = (raw) => {
    const event = /** @type {KeyboardEvent} */ (raw);
    if (event.key === "Tab") return;
    event.stopPropagation();
    if (event.type !== "keydown" || event.key !== "Escape") return;
    event.preventDefault();
    close("escape");
  };
  const cancel = (/** @type {Event} */ event) => {
    event.preventDefault();
    close("escape");
  };
  /** @param {Event} event */
  const outside = (event) => {
    if (isModal && event.target === card && isBeyond(/** @type {MouseEvent} */ (event), card))
      close("outside");
  };
  const active = { passive: false };
  const stops = [
    ...["keydown", "keyup", "keypress"].map((type) => listen(root, type, safely(keep), active)),
    listen(card, "cancel", safely(cancel), active),
    listen(card, "click", safely(outside)),
  ];
  return () => stops.forEach((stop) => stop());
}

/** A press on the dialog element outside its box is a press on its backdrop. @param {MouseEvent} event @param {Element} card */
function isBeyond({ clientX, clientY }, card) {
  const box = card.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
