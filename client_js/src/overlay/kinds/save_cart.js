/** @import { Kind, KindTools } from "./kind.js" */
/** @import { SaveCartOverlay } from "../../types/internal.js" */
import { KEPT_CART } from "../../constants.js";
import { emit } from "../../lib/emit.js";
import { now } from "../../lib/now.js";
import { request } from "../card/request.js";
import { element } from "../elements/element.js";
import { safeHref } from "../elements/safeHref.js";
import styles from "./save_cart.css";

export { styles };

/**
 * Keeps the cart: by e-mail with a link that restores it, in this browser, or as a code to go on by phone.
 *
 * @type {Kind<SaveCartOverlay>}
 */
export const render = async (overlay, tools) => {
  const { body = "", ways, cart_link } = overlay;
  const { _words, _rich, _load } = tools;
  /** @type {typeof import("../elements/form.js")} */
  const { buildForm, emailField } = await _load("form");
  const result = element("div", { class: "result", "aria-live": "polite" });
  const others = [
    ways.includes("browser") && cart_link
      ? other(_words._keepHere, () => keepHere(result, tools, cart_link))
      : undefined,
    ways.includes("phone") ? other(_words._onPhone, () => onPhone(result, tools)) : undefined,
  ].filter((each) => each !== undefined);
  return [
    ..._rich(body),
    ...(ways.includes("email")
      ? [buildForm([await emailField(tools)], overlay, tools, (values) => keep(tools, values))]
      : []),
    ...(others.length ? [element("div", { class: "others" }, ...others)] : []),
    result,
  ];
};

/** @param {string} label @param {() => void} press */
function other(label, press) {
  const made = element("button", { class: "other", type: "button" }, label);
  made.addEventListener("click", press);
  return made;
}

/** @param {KindTools} tools @param {Record<string, unknown>} [fields] */
const keep = async (tools, fields) =>
  request(tools, { kind: "save_cart", cart: await cartOf(tools), ...fields });

/** @param {KindTools} tools */
async function cartOf({ _load, _scene }) {
  /** @type {typeof import("../cart/cartLines.js")} */
  const { wholeCart } = await _load("cartLines");
  return wholeCart(_scene._context);
}

/**
 * Nothing leaves the browser: a later visit that begins with an empty cart offers to fill it again.
 *
 * @param {HTMLElement} result @param {KindTools} tools @param {string} link how the shop fills its cart
 */
async function keepHere(result, tools, link) {
  const { _core, _scene, _words, _engaged, _asked } = tools;
  const cart = await cartOf(tools);
  const isKept = cart.lines.length > 0;
  if (isKept) {
    _core._local._set(KEPT_CART, { ...cart, link, kept_at: now(), session: _scene._session()._id });
    _core._tab._set(KEPT_CART, true);
    emit("cart:kept", cart);
  }
  // A gallery has no cart, and shows what one would see.
  result.replaceChildren(element("p", {}, isKept || _asked ? _words._keptHere : _words._sorry));
  _engaged("browser");
}

/** @param {HTMLElement} result @param {KindTools} tools */
async function onPhone(result, tools) {
  const { _words, _load, _engaged } = tools;
  const [answer, { drawQr }] = await Promise.all([keep(tools), _load("qr")]);
  const link = safeHref(answer?.link ?? "javascript:");
  _engaged("phone");
  result.replaceChildren(
    ...(link
      ? [drawQr(link, _words._qr), element("a", { href: link, class: "link" }, link)]
      : [element("p", {}, _words._sorry)]),
  );
}
