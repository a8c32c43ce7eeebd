/** The page's main part, else all of it. Not `document.body`: an image or form of that name stands in its place. */
export const mainPart = () =>
  /** @type {HTMLElement} */ (document.querySelector("main,[role=main]") ?? document.querySelector("body"));
