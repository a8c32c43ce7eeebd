/** @import { Kind, KindTools } from "./kind.js" */
/** @import { MissingOverlay } from "../../types/internal.js" */

import { request } from "../card/request.js";
import { choiceStyles, choices } from "../elements/choices.js";
import { element } from "../elements/element.js";
import { wayStyles, ways } from "../elements/ways.js";

export const styles = choiceStyles + wayStyles;

/**
 * What was missing? Reasons to choose from, and ways to reach the store, whatever the reason.
 *
 * @type {Kind<MissingOverlay>}
 */
export const render = (overlay, tools) => {
  const { title, body = "", reasons, contacts, thanks } = overlay;
  let reason = "";
  const status = element("p", { class: "answer-thanks", role: "status" });
  const desk = element("div", { class: "desk" });
  const group = choices(
    "reason",
    title,
    reasons,
    (id) => {
      reason = id;
      tools._answered(id);
      status.textContent = thanks;
    },
    true,
  );
  const buttons = contacts.map(({ type, label, href }) => {
    if (type !== "call_back") return tools._button({ type, label, href: href ?? null }, `contact_${type}`);
    const made = element("button", { class: "action", type: "button", part: "action" }, label);
    made.addEventListener("click", async () => {
      tools._engaged("contact_call_back");
      const form = await callBack(overlay, label, tools, () => reason);
      desk.replaceChildren(form);
      form.querySelector("input")?.focus();
    });
    return made;
  });
  return [...tools._rich(body), group, status, ways(buttons), desk];
};

/** @param {MissingOverlay} overlay @param {string} label @param {KindTools} tools @param {() => string} reason */
async function callBack({ agree = "", thanks }, label, tools, reason) {
  const { _words, _load } = tools;
  /** @type {typeof import("../elements/form.js")} */
  const { buildForm } = await _load("form");
  const phone = {
    _name: "phone",
    _type: "tel",
    _label: _words._phone,
    _autocomplete: "tel",
    _wrong: _words._checkPhone,
  };
  return buildForm([phone], { submit: label, agree, done: thanks }, tools, (values) =>
    request(tools, { kind: "call_back", text: reason(), ...values }),
  );
}
