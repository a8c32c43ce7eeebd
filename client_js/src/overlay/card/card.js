/** @import { Decision } from "../../types/internal.js" */
import { element } from "../elements/element.js";

/**
 * Returns an overlay's card: title, content, actions, and why it is shown. Its format decides which
 * element it is.
 *
 * @param {"div" | "dialog" | "section"} tag
 * @param {Decision["overlay"]} overlay
 * @param {Node[]} content
 * @param {HTMLElement[]} actions
 * @param {import("../words/words.js").Words} words
 * @param {() => void} close
 * @param {[why: string | undefined, address: string]} reason
 */
export function buildCard(tag, { title }, content, actions, words, close, [why, address]) {
  return element(
    tag,
    { class: "card", part: "card", "aria-labelledby": "title", role: tag === "div" ? "dialog" : undefined },
    element(
      "header",
      { part: "header", role: "none" }, // in no section it would be the banner of the page
      element("h2", { id: "title", part: "title", tabindex: "-1" }, title),
      closeButton(words._close, close),
    ),
    element("div", { class: "content", part: "content" }, ...content),
    actions.length ? element("div", { class: "actions", part: "actions" }, ...actions) : undefined,
    element(
      "details",
      { class: "why", part: "why" },
      element("summary", {}, words._why),
      element("p", {}, why),
      // In a tab of its own: the shopper stays in the shop. What nobody decided has nothing more to tell.
      address
        ? element("a", { part: "why-more", href: address, target: "_blank", rel: "noopener" }, words._more)
        : undefined,
    ),
  );
}

/** A button whose cross is drawn by its styles. @param {string} label @param {() => void} press */
export function closeButton(label, press) {
  const made = element("button", { class: "close", part: "close", type: "button", "aria-label": label });
  made.addEventListener("click", press);
  return made;
}
