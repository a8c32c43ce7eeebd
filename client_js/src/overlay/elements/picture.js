import { element } from "./element.js";
import styles from "./picture.css";
import { safeHref } from "./safeHref.js";

export { styles };

/**
 * Returns a picture that leaves no hole when it does not load, or undefined without a safe address.
 *
 * @param {{ src: string, alt: string } | null | undefined} image
 */
export function picture(image) {
  const src = image && safeHref(image.src);
  if (!src) return undefined;
  const made = element("img", { class: "picture", part: "picture", alt: image.alt, decoding: "async" });
  made.addEventListener("error", () => made.remove());
  made.src = src;
  return made;
}
