/** @import { Action, Decision, RegionName } from "../types/internal.js" */
import { emit } from "../lib/emit.js";

/**
 * Does what an overlay's button says on the page. Links are real links and need nothing here.
 *
 * @param {Action} action
 * @param {Decision} decision
 * @param {Map<RegionName, Element[]>} regions
 * @param {boolean} calm no smooth scrolling
 */
export function act(action, decision, regions, calm) {
  const target = regions.get(/** @type {RegionName} */ (action.target))?.[0];
  switch (action.type) {
    case "scroll_to":
      target?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
      focusQuietly(target);
      break;
    case "open":
      // The shop's own control does what it always does; we only press it.
      if (target instanceof HTMLElement) target.click();
      break;
    case "emit":
      emit("action", { target: action.target, decision });
      break;
    default:
  }
}

/** Keyboard users go on from where they were sent. @param {Element | undefined} target */
function focusQuietly(target) {
  if (target instanceof HTMLElement && target.tabIndex >= 0) target.focus({ preventScroll: true });
}
