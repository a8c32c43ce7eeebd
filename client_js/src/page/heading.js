import { isVisible } from "./isVisible.js";
import { isElsewhere } from "./naming.js";
import { isSameName } from "./sameName.js";

/**
 * Returns the heading that names what the page is about, and the names the page gives itself.
 *
 * The first `h1` is often a logo, a drawer's title or an age gate: one that the title repeats is better.
 */
export function readHeading() {
  const title = document.querySelector("head>title")?.textContent ?? "";
  const og = document.querySelector('meta[property="og:title"]')?.getAttribute("content") ?? "";
  const all = [...document.querySelectorAll("h1,[itemprop=name]:is(h2,h3,span,div)")].slice(0, 30);
  const headings = all.filter((element) => element.textContent?.trim());
  const named = headings.find(
    (element) =>
      element.localName === "h1" && [title, og].some((text) => isSameName(text, element.textContent)),
  );
  const main = headings.filter(
    (element) => element.localName === "h1" && !isElsewhere(element) && isVisible(element),
  );
  const heading = named ?? main[main.length - 1];
  const text = heading?.textContent?.trim() ?? "";
  return { _element: heading, _text: text, _titles: [text, og, title].filter(Boolean) };
}
