/** @import { Decision, OpenOverlay, ShowParts } from "../../types/internal.js" */
import { listen } from "../../lib/listen.js";

/** What an overlay assumes about the page. @typedef {NonNullable<Decision["overlay"]["given"]>} Given */

/**
 * Returns a check that says why an overlay would be untrue or useless on the page as it is now. Called with an open
 * overlay, the check closes it once it is no longer about the chosen variant.
 *
 * @param {Given} given
 * @param {ShowParts} parts
 */
export const given =
  ({ unsaid, variant }, { _scene, _asked }) =>
  /** @param {OpenOverlay} [open] @returns {"other_variant" | "said_already" | undefined} */
  (open) => {
    if (_asked) return undefined;
    const isOfAnother = () => variant != null && variant !== (_scene._context.product?.variant ?? "");
    if (open && variant != null) closeOnce(isOfAnother, open);
    if (isOfAnother()) return "other_variant";
    return unsaid && isInView(unsaid) ? "said_already" : undefined;
  };

/** @param {() => boolean} isOver @param {OpenOverlay} open */
function closeOnce(isOver, { _element, _close }) {
  // The choice is known only after the page's own listeners have run.
  const look = () =>
    setTimeout(() => {
      if (isOver()) _close("left");
      if (!_element.isConnected) for (const stop of stops) stop();
    });
  const stops = ["change", "click"].map((type) => listen(document, type, look));
}

/** Tells whether the page itself says a text where the shopper sees it now. @param {string} text */
const isInView = (text) => holdersOf(document.body, plain(text)).some(isSeen);

/** @param {Element} element @param {string} wanted @returns {Element[]} the innermost elements that say it */
function holdersOf(element, wanted) {
  if (!plain(element.textContent ?? "").includes(wanted)) return [];
  const inner = [...element.children].flatMap((child) => holdersOf(child, wanted));
  return inner.length ? inner : [element];
}

/** @param {Element} element */
function isSeen(element) {
  const { top, bottom, width } = element.getBoundingClientRect();
  const isDrawn = element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true;
  return isDrawn && width > 1 && bottom > 0 && top < window.innerHeight;
}

/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim();
