import { isVisible } from "../page/isVisible.js";
import { select } from "../page/select.js";

const COUNTED = "a,button,[role=button],[data-count],[class*=cart i],[class*=basket i]";
/** Where shops say that something worked, or did not. */
const SAYING =
  "dialog,[role=dialog],[role=status],[role=alert],[aria-live],[class*=toast i],[class*=notif i],[class*=message i],[class*=drawer i]";
const MOST = 800;

/** What stands where a page may count and say what is in its cart; `cartSigns` reads it. @typedef {{ _counted: [Element, (string | null)[]][], _said: (string | null)[] }} Glance */

/** Notes it, before the shop acts. @returns {Glance} */
export const glance = () => ({
  _counted: select(COUNTED)
    .slice(0, MOST)
    .map((element) => [
      element,
      [element.textContent, element.getAttribute("aria-label"), element.getAttribute("data-count")],
    ]),
  _said: select(SAYING)
    .filter(isVisible)
    .map(({ textContent }) => textContent),
});
