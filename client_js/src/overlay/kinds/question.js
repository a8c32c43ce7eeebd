/** @import { Kind } from "./kind.js" */
/** @import { QuestionOverlay } from "../../types/internal.js" */

import { request } from "../card/request.js";

/**
 * A question to the store, answered by e-mail.
 *
 * @type {Kind<QuestionOverlay>}
 */
export const render = async (overlay, tools) => {
  /** @type {typeof import("../elements/form.js")} */
  const { buildForm, emailField } = await tools._load("form");
  const fields = [{ _name: "text", _label: overlay.prompt, _rows: 3 }, await emailField(tools)];
  const form = buildForm(fields, overlay, tools, (values) => request(tools, { kind: "question", ...values }));
  return [...tools._rich(overlay.body ?? ""), form];
};
