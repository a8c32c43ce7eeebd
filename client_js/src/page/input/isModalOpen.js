import { isVisible } from "../isVisible.js";
import { findRoots, select } from "../select.js";

/** `:is` leaves out what an older browser does not know. */
const MODAL = ":is(dialog:modal,[aria-modal=true])";
const MAIN = "main,[role=main],#main";

/**
 * Tells whether the shop has the shopper's whole attention with a dialog of its own, in a component of today, too; ours is left out.
 *
 * Anything of ours beside an open `showModal()` would be dead (inert), and shops that make modals by
 * hand say so with `aria-modal`, by hiding the main content, or only by covering the page.
 */
export function isModalOpen() {
  findRoots();
  return (
    select(MODAL).some((box) => isVisible(box) && !isParked(box)) ||
    select(MAIN).some((main) => main.closest("[inert],[aria-hidden=true]")) ||
    isCovered()
  );
}

/**
 * Tells whether the topmost in the middle of the window stands in what is fixed over it from side to side, as a lightbox
 * or the shade around a drawer is. What holds the page itself, as in some apps, is none.
 */
function isCovered() {
  const { clientWidth } = document.documentElement;
  const layers = document.elementsFromPoint(clientWidth / 2, window.innerHeight / 2).map(layerOf);
  // Below what is fixed to the window comes the page, which is not.
  return layers.slice(0, layers.indexOf(null)).some((found) => {
    const layer = /** @type {HTMLElement} */ (found);
    return layer.offsetWidth >= clientWidth && !layer.querySelector("h1");
  });
}

/** What an element is fixed to the window with. @param {Element | null} element @returns {Element | null} */
const layerOf = (element) =>
  element && (getComputedStyle(element).position === "fixed" ? element : layerOf(element.parentElement));

/** A drawer may wait beside the window. What has no size holds what covers it. @param {Element} box */
function isParked(box) {
  const { width, left } = box.getBoundingClientRect();
  return width && (left >= window.innerWidth || left <= -width);
}
