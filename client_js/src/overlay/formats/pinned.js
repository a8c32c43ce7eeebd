/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { beside } from "./beside.js";
import { menuEnd } from "./menuEnd.js";
import more from "./more.css";
import shared from "./pinned.css";

/** The least height left for the text, in em: two lines and a bit of the third, which shows that there is more. */
const LEAST_EM = 3.5;
/** Room for a focus ring between the focused element and the parts that stay in view, in px. */
const RING_PX = 6;

/**
 * A card along the lower edge that is lower than what it says. What can be done and the title stay in view while the text
 * scrolls, and whatever has the focus comes to stand between them. It grows for what is opened or written in it, and stays so.
 *
 * @param {string} name
 * @param {string} styles
 * @returns {Format}
 */
export function pinned(name, styles) {
  const format = beside(name, more + shared + styles);
  return {
    ...format,
    _show(card, ...more) {
      card.classList.add("pinned");
      card.style.setProperty("--below", `${menuEnd()}px`);
      const hide = format._show(card, ...more);
      /** @param {Event} event */
      const grow = ({ target }) => {
        const used = /** @type {HTMLDetailsElement & HTMLInputElement} */ (target);
        if (!used.open && !/^(email|tel|textarea)$/.test(used.type)) return;
        card.classList.add("used");
        used.scrollIntoView({ block: "nearest" });
      };
      listen(card, "focusin", grow);
      listen(card, "toggle", grow, { capture: true });
      const letGo = hold(card);
      return () => {
        letGo();
        hide?.();
      };
    },
  };
}

/** Holds the actions, else what hands in, in a story without any what turns it, and the title if that leaves enough of the text. @param {HTMLElement} card */
function hold(card) {
  const title = /** @type {HTMLElement} */ (card.querySelector("header"));
  const actions = /** @type {HTMLElement | null} */ (
    card.querySelector(".actions") ?? card.querySelector(".send,.story .turns")
  );
  const measure = () => {
    let room = card.clientHeight - LEAST_EM * Number.parseFloat(getComputedStyle(card).fontSize);
    /** @param {HTMLElement | null} edge */
    const held = (edge) => {
      const height = edge?.offsetHeight ?? 0;
      if (!edge?.classList.toggle("held", height <= room)) return 0;
      room -= height;
      return height + RING_PX;
    };
    const below = held(actions);
    card.classList.toggle("still", card.scrollHeight <= card.clientHeight);
    card.style.scrollPaddingBlock = `${held(title)}px ${below}px`;
    card.querySelector(":focus")?.scrollIntoView({ block: "nearest" });
  };
  const observer = new ResizeObserver(measure);
  for (const part of [card, title, actions]) if (part) observer.observe(part);
  return () => observer.disconnect();
}
