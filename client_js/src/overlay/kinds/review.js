/** @import { Kind, KindTools } from "./kind.js" */
/** @import { ReviewOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import { isLow } from "../manners/isLow.js";
import { say } from "../words/say.js";
import styles from "./review.css";

export { styles };

/**
 * What other buyers wrote, word for word and by topic, with the honest spread of all ratings beside it.
 *
 * @type {Kind<ReviewOverlay>}
 */
export const render = async ({ quote, more = [], rating }, tools) => {
  const figures = [quote, ...more].map((each) => figure(each, tools));
  const shown = figures.length > 1 ? await turning(figures, tools) : figures[0];
  return [...(shown ? [shown] : []), ...(rating ? [summary(rating, tools)] : [])];
};

/** @param {HTMLElement[]} figures @param {KindTools} tools */
async function turning(figures, tools) {
  /** @type {typeof import("../elements/carousel.js")} */
  const { carousel } = await tools._load("carousel");
  return carousel(figures, tools, "quotes", (index) => tools._engaged(`quote_${index + 1}`))._element;
}

/** @param {ReviewOverlay["quote"]} quote @param {KindTools} tools */
function figure({ text, author, rating, topic, lang }, tools) {
  const by = author ? element("figcaption", {}, author) : undefined;
  // In a low card whoever wrote it stands before it, where it is seen.
  const isFirst = isLow(tools);
  return element(
    "figure",
    { part: "quote" },
    isFirst ? by : undefined,
    topic ? element("p", { class: "topic" }, topic) : undefined,
    rating == null ? undefined : stars(rating, tools),
    element("blockquote", { lang: lang ?? undefined }, element("p", {}, text)),
    isFirst ? undefined : by,
    lang ? element("p", { class: "foreign" }, writtenIn(lang, tools)) : undefined,
  );
}

/** Names the language of a quote in another language: screen readers hear it by `lang`, this is for the eyes. @param {string} lang @param {KindTools} tools */
const writtenIn = (lang, { _lang, _words }) =>
  say(_lang, _words._writtenIn, { a: new Intl.DisplayNames(_lang, { type: "language" }).of(lang) ?? lang });

/** @param {number} value @param {KindTools} tools */
function stars(value, { _lang, _words }) {
  const label = say(_lang, _words._outOf, { n: Math.round(value * 10) / 10 });
  const made = element("span", { class: "stars", role: "img", "aria-label": label });
  made.style.setProperty("--share", `${(Math.min(5, Math.max(0, value)) / 5) * 100}%`);
  return made;
}

/** @param {NonNullable<ReviewOverlay["rating"]>} rating @param {KindTools} tools */
function summary({ average, count, distribution = [] }, tools) {
  const { _lang, _words } = tools;
  return element(
    "div",
    { class: "rating", part: "rating" },
    element(
      "p",
      { class: "average" },
      // The stars say it whole.
      element(
        "strong",
        { "aria-hidden": "true" },
        new Intl.NumberFormat(_lang, { maximumFractionDigits: 1 }).format(average),
      ),
      stars(average, tools),
      element("span", {}, say(_lang, _words._reviews, { n: count })),
    ),
    distribution.length === 5 ? spread(distribution, tools) : undefined,
  );
}

/** @param {readonly number[]} distribution @param {KindTools} tools */
const spread = (distribution, { _lang, _words }) =>
  element(
    "ul",
    { class: "spread" },
    ...distribution.map((share, index) => {
      const percent = new Intl.NumberFormat(_lang, { style: "percent" }).format(share);
      const bar = element("span", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", `${share * 100}%`);
      const name = say(_lang, _words._stars, { n: 5 - index });
      const label = element("span", { class: "label", "aria-label": name, role: "img" }, String(5 - index));
      return element("li", {}, label, bar, element("span", { class: "percent" }, percent));
    }),
  );
