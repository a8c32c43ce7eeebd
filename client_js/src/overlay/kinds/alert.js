/** @import { Kind } from "./kind.js" */
/** @import { AlertOverlay } from "../../types/internal.js" */

import { request } from "../card/request.js";

/**
 * Tells the shopper later that the price fell, or that it is back: for one size where there are several. One
 * press is enough where the address is known.
 *
 * @type {Kind<AlertOverlay>}
 */
export const render = async (overlay, tools) => {
  /** @type {typeof import("../elements/form.js")} */
  const { buildForm, emailField } = await tools._load("form");
  const { body = "", about, product, variants = [] } = overlay;
  const chosen = variants.find(({ id, label }) => [id, label].includes(product.variant ?? ""));
  const choice = {
    _name: "variant",
    _label: tools._words._choice,
    _options: variants,
    ...(chosen && { _value: chosen.id }),
  };
  const fields = [...(variants.length ? [choice] : []), await emailField(tools)];
  const form = buildForm(fields, overlay, tools, ({ variant, ...values }) =>
    request(tools, { kind: about, product: variant ? { ...product, variant } : product, ...values }),
  );
  return [...tools._rich(body), form];
};
