import { isVisible } from "../isVisible.js";
import { select } from "../select.js";
import { isElsewhere } from "../words/naming.js";
import { isSameName } from "../words/sameName.js";

/** @param {Element | undefined} element */
const textOf = (element) => element?.textContent?.trim() ?? "";

/**
 * Returns the heading that names what the page is about, and the names the page gives itself.
 *
 * The first `h1` is often a logo, a drawer's title or an age gate: one that the title repeats is better.
 */
export function readHeading() {
  const title = document.querySelector("head>title")?.textContent ?? "";
  const og = document.querySelector('meta[property="og:title"]')?.getAttribute("content") ?? "";
  const headings = select("h1").slice(0, 30).filter(textOf);
  const named = headings.filter((element) => [title, og].some((text) => isSameName(text, textOf(element))));
  // A shop's name stands in its titles, too: the longer one is the product's.
  named.sort((a, b) => textOf(b).length - textOf(a).length);
  const main = headings.filter((element) => !isElsewhere(element) && isVisible(element));
  const heading = named[0] ?? main[main.length - 1];
  const text = textOf(heading);
  return { _element: heading, _text: text, _titles: [text, og, title].filter(Boolean) };
}
