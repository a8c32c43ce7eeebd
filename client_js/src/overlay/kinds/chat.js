/** @import { Kind, KindTools } from "./kind.js" */
/** @import { ChatOverlay } from "../../types/internal.js" */
import { emit } from "../../lib/emit.js";
import { element } from "../elements/element.js";
import formStyles from "../elements/form.css";
import { say } from "../words/say.js";
import own from "./chat.css";

export const styles = formStyles + own;

/**
 * Hands over to the store's chat. What the chat would be told stands here before it is told, and each part of it can
 * be left out.
 *
 * @type {Kind<ChatOverlay>}
 */
export const render = ({ body = "", context = [], prompt, submit }, tools) => {
  const { _rich, _decision, _close, _engaged } = tools;
  const told = new Map(context.map((item) => [item.id, item]));
  const text = element("textarea", { id: "field-text", name: "text", rows: "3", maxlength: "2000" });
  const button = element("button", { class: "action primary", type: "submit", part: "action" }, submit);
  const form = element(
    "form",
    { class: "form", part: "form" },
    element("div", { class: "field" }, element("label", { for: "field-text" }, prompt), text),
    context.length ? list(told, tools) : undefined,
    element("div", { class: "send" }, button),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const items = [...told.values()].map(({ id, label, value }) => ({ id, label, value }));
    _engaged("chat");
    _close("acted");
    emit("chat", { text: text.value.trim(), context: items, decision: _decision });
  });
  return [..._rich(body), form];
};

/** @param {Map<string, NonNullable<ChatOverlay["context"]>[number]>} told @param {KindTools} tools */
function list(told, { _words, _lang }) {
  const rows = [...told.values()].map((item) => {
    const away = element(
      "button",
      { class: "away", type: "button", "aria-label": say(_lang, _words._leaveOut, { a: item.label }) },
      "×",
    );
    const row = element(
      "li",
      {},
      element("span", { class: "what" }, item.label),
      element("span", { class: "value" }, element("bdi", {}, item.value)),
      away,
    );
    away.addEventListener("click", () => {
      told.delete(item.id);
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      const follower = next?.querySelector("button") ?? heading;
      if (follower instanceof HTMLElement) follower.focus();
    });
    return row;
  });
  const heading = element("p", { class: "legend", id: "told", tabindex: "-1" }, _words._toldToo);
  return element("div", { class: "told" }, heading, element("ul", { "aria-labelledby": "told" }, ...rows));
}
