/** @import { Action, Decision, Scene } from "../../types/internal.js" */
import { emit } from "../../lib/emit.js";
import { listen } from "../../lib/listen.js";
import { actedOn } from "./actedOn.js";

/**
 * Does what an overlay's button says on the page. Links are real links and need nothing here.
 *
 * @param {Action} action
 * @param {Decision} decision
 * @param {Scene} scene
 * @param {boolean} calm no smooth scrolling
 */
export function act(action, decision, scene, calm) {
  const { type, target, payload } = action;
  const place = actedOn(action, scene._regions);
  if (type === "chat") emit("chat", { text: "", context: [], decision });
  else if (type === "emit") emit("action", { target, payload, decision });
  else if (place instanceof HTMLElement) {
    if (type === "scroll_to") lead(place, calm);
    // The shop's own control does what it always does; we only press it.
    else scene._press(place);
  }
}

/**
 * Keyboard users go on from where they were sent; a part of the page that takes no focus takes it this once.
 *
 * @param {HTMLElement} target
 * @param {boolean} calm
 */
function lead(target, calm) {
  target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) {
    target.tabIndex = -1;
    listen(target, "blur", () => target.removeAttribute("tabindex"), { once: true });
  }
  target.focus({ preventScroll: true });
}
