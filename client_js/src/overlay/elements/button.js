/** @import { Action } from "../../types/internal.js" */
import { element } from "./element.js";
import { safeHref } from "./safeHref.js";

/**
 * Returns the control for an action: a real link where it leads somewhere, a button otherwise.
 *
 * @param {Action} action
 * @param {() => void} press
 */
export function actionButton({ type, href, label }, press) {
  const address = type === "link" ? safeHref(href) : undefined;
  const made = address
    ? element("a", { class: "action", part: "action", href: address }, label)
    : element("button", { class: "action", part: "action", type: "button" }, label);
  made.addEventListener("click", press);
  return made;
}
