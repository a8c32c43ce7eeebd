/** @import { Look, RegionName } from "../types/internal.js" */
import { mainButton } from "./mainButton.js";

/** Who is at a button, or may not press it, sees colours that are not the shop's own. */
const NOT_AT_REST = ":hover,:focus,:disabled,[aria-disabled=true]";

/**
 * Returns what tells the look of the main button: where it is not at rest, the one it was last seen to have at rest.
 *
 * @param {Map<RegionName, Element[]>} regions
 */
export function followLook(regions) {
  /** @type {Look | undefined} */
  let rested;
  return () => {
    const button = mainButton(regions);
    if (!button) return undefined;
    const style = getComputedStyle(button);
    // A copy, as what the browser returns goes on changing.
    /** @type {Look} */
    const look = [
      style.color,
      style.backgroundColor,
      style.borderStartStartRadius,
      style.textTransform,
      style.fontWeight,
      style.letterSpacing,
    ];
    const changes = button.getAnimations().some(({ playState }) => playState === "running");
    if (!changes && !button.matches(NOT_AT_REST)) rested = look;
    return rested ?? look;
  };
}
