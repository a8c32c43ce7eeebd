import { isVisible } from "../isVisible.js";
import { findRoots, select } from "../select.js";

/** `:is` leaves out what an older browser does not know. */
const MODAL = ":is(dialog:modal,[aria-modal=true])";
const MAIN = "main,[role=main],#main";

/**
 * Tells whether the shop has the shopper's whole attention with a dialog of its own, in a component of today, too; ours is left out.
 *
 * Anything of ours beside an open `showModal()` would be dead (inert), and shops that make modals by
 * hand say so with `aria-modal` or by hiding the main content.
 */
export function isModalOpen() {
  findRoots();
  return (
    select(MODAL).some((box) => isVisible(box) && !isParked(box)) ||
    select(MAIN).some((main) => main.closest("[inert],[aria-hidden=true]"))
  );
}

/** A drawer may wait beside the window. What has no size holds what covers it. @param {Element} box */
function isParked(box) {
  const { width, left } = box.getBoundingClientRect();
  return width && (left >= window.innerWidth || left <= -width);
}
