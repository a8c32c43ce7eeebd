/** @import { Kind } from "../kind.js" */
/** @import { ReviewOverlay } from "../../types/internal.js" */
import { element } from "../element.js";
import styles from "./review.css";

export { styles };

/**
 * What another buyer wrote, word for word, with the honest spread of all ratings beside it.
 *
 * @type {Kind<ReviewOverlay>}
 */
export const render = ({ quote, rating }, { _words }) => [
  element(
    "figure",
    { part: "quote" },
    quote.rating == null ? undefined : stars(quote.rating, _words._outOf(quote.rating)),
    element("blockquote", {}, element("p", {}, quote.text)),
    quote.author ? element("figcaption", {}, quote.author) : undefined,
  ),
  ...(rating ? [summary(rating, _words)] : []),
];

/** @param {number} value @param {string} label */
function stars(value, label) {
  const share = `${(Math.min(5, Math.max(0, value)) / 5) * 100}%`;
  const made = element("span", { class: "stars", role: "img", "aria-label": label });
  made.style.setProperty("--share", share);
  return made;
}

/** @param {NonNullable<ReviewOverlay["rating"]>} rating @param {import("../kind.js").KindTools["_words"]} words */
function summary({ average, count, distribution = [] }, words) {
  return element(
    "div",
    { class: "rating", part: "rating" },
    element(
      "p",
      { class: "average" },
      element("strong", {}, new Intl.NumberFormat(words._lang, { maximumFractionDigits: 1 }).format(average)),
      stars(average, words._outOf(average)),
      element("span", {}, words._reviews(count)),
    ),
    distribution.length === 5 ? spread(distribution, words) : undefined,
  );
}

/** @param {readonly number[]} distribution @param {import("../kind.js").KindTools["_words"]} words */
const spread = (distribution, words) =>
  element(
    "ul",
    { class: "spread" },
    ...distribution.map((share, index) => {
      const percent = `${Math.round(share * 100)}%`;
      const bar = element("span", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", percent);
      const label = element(
        "span",
        { class: "label", "aria-label": words._stars(5 - index), role: "img" },
        String(5 - index),
      );
      return element("li", {}, label, bar, element("span", { class: "percent" }, percent));
    }),
  );
