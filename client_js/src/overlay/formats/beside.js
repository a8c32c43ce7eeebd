/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { focusedElement } from "../../page/input/focusedElement.js";

/** Controls to choose, type and pay with. A hidden one has an empty box and is never covered. */
const CONTROLS = "form :is(button,input,select),[href*=checkout]";

/** What an order comes to, as shops call it in whatever language: the last that is read before paying. */
export const TOTALS = "[class*=total i]";

/** What is filled in or chosen, one after the other. */
const FIELD = "input,select,textarea";

/**
 * A card in the corner, a sheet or a bar at the lower edge: named, not modal, and it never takes the focus,
 * for nobody asked for it. It stands in the other corner, or at the upper edge, where what it hides there matters less,
 * and thinks again when it hides what the shopper goes on to.
 *
 * @param {string} name
 * @param {string} [styles]
 * @param {(card: Element, weigh: (aside: boolean) => string) => unknown} [choose] puts it where the least sorts first
 * @returns {Format}
 */
export const beside = (
  name,
  styles,
  choose = (card, weigh) => card.classList.toggle("aside", weigh(true) < weigh(false)),
) => ({
  _tag: "div",
  _styles: styles,
  _show(card, _host, { _button, _read }) {
    card.classList.add(name);
    raise(card, _button);
    /** Tells what would be hidden, in the order of what matters, so that the one that sorts first hides what matters less. @param {boolean} aside */
    const weigh = (aside) => {
      card.classList.toggle("aside", aside);
      // What is filled in, the button one goes on with, what it costs, what is being read, and the other controls as they come.
      const beneath = [
        focusedElement(),
        _button,
        ...document.querySelectorAll(TOTALS),
        _read,
        ...document.querySelectorAll(CONTROLS),
      ];
      return beneath.map((each) => hides(card, each)).join();
    };
    choose(card, weigh);
    return listen(document, "focusin", () => hides(card, focusedElement()) && choose(card, weigh));
  },
});

/**
 * Puts a card into the top layer, above every z-index and outside every transform and clip of the shop, until it is taken
 * from the page. In the tab order it comes right after the focused element, or, where that is a field, after the button
 * one goes on with: who fills in a form comes to the next field first (browsers that know it).
 *
 * @param {HTMLElement} card @param {Element} [button]
 */
export function raise(card, button) {
  const focused = focusedElement();
  const source = /** @type {HTMLElement | undefined} */ (focused?.matches(FIELD) ? button : focused);
  card.popover = "manual";
  card.showPopover?.({ source: /** @type {HTMLElement} */ (source) });
}

/** Tells whether `card` hides any of what is beside it. @param {Element} card @param {Element | undefined} other */
function hides(card, other) {
  const over = card.getBoundingClientRect();
  const box = other && !card.contains(other) && other.getBoundingClientRect();
  return (
    box && over.left < box.right && over.right > box.left && over.top < box.bottom && over.bottom > box.top
  );
}
