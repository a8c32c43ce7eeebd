/** Menus and footers repeat such words on every page; dialogs are not the page. */
const ELSEWHERE =
  "header,#header,footer,#footer,nav,[role=navigation],[role=banner],[role=contentinfo],dialog,[role=dialog]";

/** Attributes that call an element something. */
const TELLING = /^(id|class|name|on\w+|title|data-.*)$/;

/** A header or footer within these is a part's own, not the page's. */
const PART = "main,[role=main],article,form";

/** @param {Element} element */
export function isElsewhere(element) {
  const place = element.closest(ELSEWHERE);
  return Boolean(place && !(place.matches("header,footer") && place.closest(PART)));
}

/**
 * Returns what a control is called, roughly as a screen reader would say it.
 *
 * @param {Element} element
 */
export function nameOf(element) {
  const label = element.getAttribute("aria-label")?.trim();
  const text = element.textContent?.slice(0, 400).trim();
  // What is written on it is in the page's language; a label may not be.
  const own = text && text.length < 60 ? text : label || text;
  const name =
    own || element.getAttribute("value") || element.getAttribute("title") || element.getAttribute("alt");
  return (name ?? "").replace(/\s+/g, " ").trim().slice(0, 80);
}

/** Returns what the first heading in a part of the page says. @param {Element} part */
export const headingOf = (part) => part.querySelector("h1,h2,h3,h4")?.textContent ?? "";

/**
 * Returns an element's opening tag without its addresses: all that markup calls it.
 *
 * @param {Element} element
 */
export function openingTag(element) {
  let tag = "";
  for (const name of element.getAttributeNames())
    if (TELLING.test(name)) tag += `${element.getAttribute(name)?.slice(0, 200)} `;
  return tag;
}

/** Returns what the shop calls a field: by its attributes, which are shorter than what stands beside it. @param {Element} field */
export const callingOf = (field) =>
  ["autocomplete", "name", "id", "aria-label", "placeholder"]
    .map((name) => field.getAttribute(name))
    .join(" ");

/** @param {Element} control */
export const isDisabled = (control) => control.matches(":disabled,[aria-disabled=true],.disabled");
