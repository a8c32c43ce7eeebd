/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { focusedElement } from "../../page/hands/focusedElement.js";

/** Controls to choose, type and pay with. A hidden one has an empty box and is never covered. */
const CONTROLS = "form :is(button,input,select),[href*=checkout]";

/**
 * A card in the corner, a sheet or a bar at the lower edge: named, not modal, and it never takes the focus,
 * for nobody asked for it. It moves aside when it hides what the shopper has focused; it stands in the other corner,
 * or at the upper edge, from the beginning where it would hide what one buys with.
 *
 * @param {string} name
 * @param {string} [styles]
 * @returns {Format}
 */
export const beside = (name, styles) => ({
  _tag: "div",
  ...(styles && { _styles: styles }),
  _show(card, _host, { _button }) {
    card.classList.add(name);
    const hide = raise(card);
    const clear = () => {
      const focused = focusedElement();
      if (focused && !card.contains(focused) && hides(card, focused, true)) card.classList.toggle("aside");
    };
    // The controls to buy with come before what we say. A format with styles of its own is as wide as the screen: it
    // cannot avoid every control, only the button.
    const controls = [_button, ...(styles ? [] : document.querySelectorAll(CONTROLS))];
    if (controls.some((each) => each && hides(card, each))) card.classList.add("aside");
    else clear();
    const stop = listen(document, "focusin", clear);
    return () => {
      stop();
      hide();
    };
  },
});

/**
 * Puts a card into the top layer, above every z-index and outside every transform and clip of the shop.
 * With a source, it comes right after the focused element in the tab order (browsers that know it).
 *
 * @param {HTMLElement} card
 */
export function raise(card) {
  const source = focusedElement();
  if (!("popover" in card)) return () => {};
  card.popover = "manual";
  const show = /** @type {(options?: { source?: HTMLElement }) => void} */ (card.showPopover.bind(card));
  if (source) show({ source });
  else show();
  return () => {
    if (card.matches(":popover-open")) card.hidePopover();
  };
}

/** Tells whether `card` hides any of `other`, or, `entirely`, all of it. @param {Element} card @param {Element} other @param {boolean} [entirely] */
function hides(card, other, entirely) {
  const over = card.getBoundingClientRect();
  const { left, right, top, bottom } = other.getBoundingClientRect();
  return (
    over.left <= (entirely ? left : right) &&
    over.right >= (entirely ? right : left) &&
    over.top <= (entirely ? top : bottom) &&
    over.bottom >= (entirely ? bottom : top)
  );
}
