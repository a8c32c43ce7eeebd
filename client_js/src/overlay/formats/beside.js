/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { focusedElement } from "../../page/hands/focusedElement.js";

/** Controls to choose, type and pay with. A hidden one has an empty box and is never covered. */
const CONTROLS = "form :is(button,input,select),[href*=checkout]";

/**
 * A card in the corner, a sheet or a bar at the lower edge: named, not modal, and it never takes the focus,
 * for nobody asked for it. It stands in the other corner, or at the upper edge, where what it hides there matters less,
 * and thinks again when it hides what the shopper goes on to.
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
    /** Returns where in the order of what matters the first thing is that would be hidden. @param {boolean} aside */
    const place = (aside) => {
      card.classList.toggle("aside", aside);
      // What is filled in, the button one goes on with, and the other controls as they come.
      const places = [focusedElement(), _button, ...document.querySelectorAll(CONTROLS)];
      return places.findIndex((each) => hides(card, each)) >>> 0; // none is the last of all
    };
    const settle = () => card.classList.toggle("aside", place(true) > place(false));
    const stop = listen(document, "focusin", () => hides(card, focusedElement()) && settle());
    settle();
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

/** Tells whether `card` hides any of what is beside it. @param {Element} card @param {Element | undefined} other */
function hides(card, other) {
  const over = card.getBoundingClientRect();
  const box = other && !card.contains(other) && other.getBoundingClientRect();
  return (
    box &&
    over.left <= box.right &&
    over.right >= box.left &&
    over.top <= box.bottom &&
    over.bottom >= box.top
  );
}
