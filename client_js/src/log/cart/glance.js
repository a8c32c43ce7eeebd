import { isVisible } from "../../page/isVisible.js";
import { select } from "../../page/select.js";

const COUNTED = "a,button,[role=button],[data-count],[class*=cart i],[class*=basket i]";
/** Where shops say that something worked, or did not. */
const SAYING =
  "dialog,[role=dialog],[role=status],[role=alert],[aria-live],[class*=toast i],[class*=notif i],[class*=message i],[class*=drawer i]";
const MOST_COUNTED = 800;
/** Each is asked whether it is seen, which costs ten times as much. */
const MOST_SAYING = 200;

/** A place where a page may count its cart, and its texts. @typedef {[Element, (string | null)[]]} Counted */
/** What stands where a page may count and say what is in its cart; `signs` reads it. @typedef {{ _counted: Counted[], _said: (string | null)[] }} Glance */

/** Notes where a page may count. @returns {Counted[]} */
export const counted = () =>
  select(COUNTED)
    .slice(0, MOST_COUNTED)
    .map((element) => [
      element,
      [element.textContent, element.getAttribute("aria-label"), element.getAttribute("data-count")],
    ]);

/** Notes what it says, too: before the shop acts, and after. @returns {Glance} */
export const glance = () => ({
  _counted: counted(),
  _said: select(SAYING)
    .slice(0, MOST_SAYING)
    .filter(isVisible)
    .map(({ textContent }) => textContent),
});
