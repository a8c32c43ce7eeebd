/** @import { Action, Decision } from "../types/internal.js" */
import { element } from "./element.js";
import { safeHref } from "./safeHref.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * What the parts of a card call, and where the decision is explained.
 * @typedef {{ _close: () => void, _act: (action: Action, index: number) => void, _why: string }} CardHooks
 */

/**
 * Returns an overlay's card: title, content, actions, and why it is shown. Its format decides which
 * element it is.
 *
 * @template {"div" | "dialog"} T
 * @param {T} tag
 * @param {Decision} decision
 * @param {HTMLElement[]} content
 * @param {ReturnType<typeof import("./words.js").wordsIn>} words
 * @param {CardHooks} hooks
 */
export function buildCard(tag, { overlay, why }, content, words, hooks) {
  const actions = (overlay.actions ?? []).map((action, index) =>
    button(action, () => hooks._act(action, index)),
  );
  return element(
    tag,
    { class: "card", part: "card", "aria-labelledby": "title", role: tag === "div" ? "dialog" : undefined },
    element(
      "header",
      { part: "header" },
      element(
        "h2",
        { id: "title", part: "title", tabindex: tag === "dialog" ? "-1" : undefined },
        overlay.title,
      ),
      closeButton(words._close, hooks._close),
    ),
    element("div", { class: "content", part: "content" }, ...content),
    actions.length ? element("div", { class: "actions", part: "actions" }, ...actions) : undefined,
    why
      ? element(
          "details",
          { class: "why", part: "why" },
          element("summary", {}, words._why),
          element("p", {}, why),
          // In a tab of its own: the shopper stays in the shop.
          element(
            "a",
            { part: "why-more", href: hooks._why, target: "_blank", rel: "noopener" },
            words._more,
          ),
        )
      : element("div", { class: "why" }),
  );
}

/** @param {Action} action @param {() => void} press */
function button(action, press) {
  const href = action.type === "link" ? safeHref(action.href) : undefined;
  const made = href
    ? element("a", { class: "action", part: "action", href }, action.label)
    : element("button", { class: "action", part: "action", type: "button" }, action.label);
  made.addEventListener("click", press);
  return made;
}

/** @param {string} label @param {() => void} press */
function closeButton(label, press) {
  const icon = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 16 16",
    width: "16",
    height: "16",
    "aria-hidden": "true",
  })) {
    icon.setAttribute(name, value);
  }
  const cross = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({
    d: "M3 3l10 10M13 3L3 13",
    stroke: "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
  })) {
    cross.setAttribute(name, value);
  }
  icon.append(cross);
  const made = element(
    "button",
    { class: "close", part: "close", type: "button", "aria-label": label },
    icon,
  );
  made.addEventListener("click", press);
  return made;
}
