/** @import { Format } from "../format.js" */
import { focusedElement } from "../focus.js";

/**
 * A card in the corner, or a sheet at the bottom of a touch screen: named, not modal, and it never takes
 * the focus, for nobody asked for it.
 *
 * @param {"corner" | "sheet"} name
 * @returns {Format}
 */
export const beside = (name) => ({
  _tag: "div",
  _show(card) {
    const focused = focusedElement();
    card.classList.add(name);
    // The top layer is above every z-index and outside every transform and clip of the shop.
    if ("popover" in card) {
      card.popover = "manual";
      showFrom(card, focused);
    }
    if (focused && covers(card, focused)) card.classList.add("aside");
  },
  _hide(card) {
    if (card.matches(":popover-open")) card.hidePopover();
  },
});

/**
 * With a source, the card comes right after the focused element in the tab order (browsers that know it).
 *
 * @param {HTMLElement} card @param {HTMLElement | undefined} source
 */
function showFrom(card, source) {
  const show = /** @type {(options?: { source?: HTMLElement }) => void} */ (card.showPopover.bind(card));
  if (source) show({ source });
  else show();
}

/** Tells whether `card` hides `focused` entirely. @param {Element} card @param {Element} focused */
function covers(card, focused) {
  const over = card.getBoundingClientRect();
  const under = focused.getBoundingClientRect();
  return (
    over.left <= under.left &&
    over.right >= under.right &&
    over.top <= under.top &&
    over.bottom >= under.bottom
  );
}
