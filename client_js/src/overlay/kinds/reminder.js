/** @import { Kind } from "./kind.js" */
/** @import { ReminderOverlay } from "../../types/internal.js" */

import { request } from "../card/request.js";

/**
 * One reminder of this product, later.
 *
 * @type {Kind<ReminderOverlay>}
 */
export const render = async (overlay, tools) => {
  /** @type {typeof import("../elements/form.js")} */
  const { buildForm, emailField } = await tools._load("form");
  const { body = "", product } = overlay;
  const form = buildForm([await emailField(tools)], overlay, tools, (values) =>
    request(tools, { kind: "reminder", product, ...values }),
  );
  return [...tools._rich(body), form];
};
