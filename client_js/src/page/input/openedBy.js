import { isVisible } from "../isVisible.js";
import { select } from "../select.js";

/** Elements that are not rendered while they are closed. */
const BOXES = "dialog,[role=dialog],[aria-modal=true],[popover]";

/**
 * Returns a function that tells whether what `control` opens is open now.
 *
 * By what the control says of itself (`aria-expanded`, `details`, `aria-controls`), else by whether any
 * dialog shows that did not show before.
 *
 * @param {Element} control
 * @returns {() => boolean}
 */
export function openedBy(control) {
  const details = control.closest("details");
  if (control.closest("summary") && details) return () => details.open;
  if (control.hasAttribute("aria-expanded")) {
    return () => control.getAttribute("aria-expanded") === "true";
  }
  const id = ["aria-controls", "popovertarget", "commandfor"]
    .map((name) => control.getAttribute(name))
    .find(Boolean);
  const target = id ? document.getElementById(id) : undefined;
  if (target) return () => isVisible(target);
  const before = openBoxes();
  return () => openBoxes().some((box) => !before.includes(box));
}

/** The dialogs and popovers of the shop that show. */
const openBoxes = () => select(BOXES).filter(isVisible);
