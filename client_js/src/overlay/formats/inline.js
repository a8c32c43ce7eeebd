/** @import { Format } from "./format.js" */
import styles from "./inline.css";

/**
 * In the page itself, below the region it speaks of. Nothing that is in view may move: so it stands in the
 * place the store has reserved (`data-waverly-slot`), if it fits, or below a region whose end is still
 * out of view.
 *
 * @type {Format}
 */
export const format = {
  _tag: "section",
  _styles: styles,
  _show(card, host, { _name, _region }) {
    host.setAttribute("data-inline", "");
    card.classList.add("inline");
    const slot = document.querySelector(`[data-waverly-slot~="${CSS.escape(_name)}"]`);
    const stands = slot ? fits(host, slot) : follows(host, _region);
    if (!stands) host.removeAttribute("data-inline");
    return stands ? () => {} : undefined;
  },
};

/** @param {HTMLElement} host @param {Element} slot */
function fits(host, slot) {
  const before = slot.getBoundingClientRect().height;
  slot.append(host);
  return slot.getBoundingClientRect().height <= before;
}

/** @param {HTMLElement} host @param {Element | undefined} region */
function follows(host, region) {
  if (!region || region.getBoundingClientRect().bottom <= innerHeight) return false;
  region.after(host);
  return true;
}
