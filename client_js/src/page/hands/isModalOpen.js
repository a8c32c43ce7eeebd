import { isVisible } from "../isVisible.js";

/** `:is` leaves out what an older browser does not know. */
const MODAL = ":is(dialog:modal,[aria-modal=true])";
const MAIN = "main,[role=main],#main";

/**
 * Tells whether the shop has the shopper's whole attention with a dialog of its own; ours stand in a shadow root.
 *
 * Anything of ours beside an open `showModal()` would be dead (inert), and shops that make modals by
 * hand say so with `aria-modal` or by hiding the main content.
 */
export const isModalOpen = () =>
  [...document.querySelectorAll(MODAL)].some(isVisible) ||
  [...document.querySelectorAll(MAIN)].some((main) => main.closest("[inert],[aria-hidden=true]"));
