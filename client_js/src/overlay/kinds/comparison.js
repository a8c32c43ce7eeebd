/** @import { Kind, KindTools } from "./kind.js" */
/** @import { ComparisonOverlay } from "../../types/internal.js" */
import { element } from "../elements/element.js";
import pictureStyles from "../elements/picture.css";
import { picture } from "../elements/picture.js";
import quiet from "../elements/quiet.css";
import { safeHref } from "../elements/safeHref.js";
import { money } from "../words/say.js";
import own from "./comparison.css";

export const styles = pictureStyles + own + quiet;

/**
 * A few products side by side: a real table, what differs first, each name a link. The roles are said
 * twice, because on a narrow screen the rows are laid out anew.
 *
 * @type {Kind<ComparisonOverlay>}
 */
export const render = ({ title, products, rows }, tools) => {
  const isSame = (/** @type {{ values: readonly string[] }} */ { values }) => new Set(values).size < 2;
  const ordered = [...rows].sort((a, b) => Number(isSame(a)) - Number(isSame(b)));
  const table = element(
    "table",
    { role: "table", part: "table" },
    element("caption", { class: "quiet" }, title),
    element("thead", { role: "rowgroup" }, head(products, tools)),
    element("tbody", { role: "rowgroup" }, ...ordered.map((row) => line(row, isSame(row)))),
  );
  table.style.setProperty("--products", String(products.length));
  return [table];
};

/** @param {ComparisonOverlay["products"]} products @param {KindTools} tools */
const head = (products, { _words, _engaged, _lang }) =>
  element(
    "tr",
    { role: "row" },
    element(
      "th",
      { role: "columnheader", scope: "col", class: "corner-cell" },
      element("span", { class: "quiet" }, _words._property),
    ),
    ...products.map(({ name, href, image, price, currency }, index) => {
      const link = element("a", { href: safeHref(href), part: "product" }, name);
      link.addEventListener("click", () => _engaged(`product_${index + 1}`));
      return element(
        "th",
        { role: "columnheader", scope: "col" },
        picture(image),
        link,
        price != null && currency
          ? element("span", { class: "price" }, money(_lang, price, currency))
          : undefined,
        index ? undefined : element("span", { class: "now" }, _words._current),
      );
    }),
  );

/** @param {ComparisonOverlay["rows"][number]} row @param {boolean} isSame */
const line = ({ label, values }, isSame) =>
  element(
    "tr",
    { role: "row", class: isSame ? "same" : undefined },
    element("th", { role: "rowheader", scope: "row" }, label),
    ...values.map((value) => element("td", { role: "cell" }, value || "–")),
  );
