/** @import { Format } from "./format.js" */
import { listen } from "../../lib/listen.js";
import { raise } from "./beside.js";
import more from "./more.css";
import styles from "./popover.css";

/** Space between the card, what it speaks of, and the edge of the window, in px. */
const GAP = 10;
/** Less room than this above or below is too little to read in. */
const LEAST_ROOM = 160;

/**
 * A card beside the region it speaks of. It goes along when the page scrolls.
 *
 * @type {Format}
 */
export const format = {
  _tag: "div",
  _styles: more + styles,
  _show(card, _host, { _region, _button }) {
    const region = _region;
    if (!region || !isInView(region)) return undefined;
    card.classList.add("popover");
    raise(card, _button);
    const move = () => stand(card, region);
    move();
    const stops = [
      listen(window, "scroll", move, { capture: true }),
      listen(window, "resize", move),
      follow(card, move),
    ];
    return () => stops.forEach((stop) => stop());
  },
};

/** Opening something inside the card changes its height. @param {Element} card @param {() => void} move */
function follow(card, move) {
  const observer = new ResizeObserver(move);
  observer.observe(card);
  return () => observer.disconnect();
}

/** @param {Element} region */
function isInView(region) {
  const { top, bottom, width } = region.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < innerHeight && Math.max(top, innerHeight - bottom) > LEAST_ROOM;
}

/** Below the region where there is room, else above it. @param {HTMLElement} card @param {Element} region */
function stand(card, region) {
  const at = region.getBoundingClientRect();
  const below = innerHeight - at.bottom - 2 * GAP;
  const above = at.top - 2 * GAP;
  const isBelow = below >= Math.min(card.scrollHeight + 2, above) || below >= above;
  const room = Math.max(isBelow ? below : above, LEAST_ROOM);
  card.style.setProperty("max-height", `${Math.min(room, innerHeight - 2 * GAP)}px`);
  const { width, height } = card.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  const left = card.dir === "rtl" ? at.right - width : at.left;
  const top = isBelow ? at.bottom + GAP : at.top - GAP - height;
  // By `translate`, for what moves along with the page is no layout shift.
  card.style.translate = `${clamp(left, wide - width - GAP)}px ${clamp(top, innerHeight - height - GAP)}px`;
}

/** @param {number} value @param {number} most */
const clamp = (value, most) => Math.max(GAP, Math.min(value, most));
