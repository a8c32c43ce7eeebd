import { pinned } from "./pinned.js";
import styles from "./sheet.css";

/** The card at the bottom of a touch screen, where a thumb reaches it; it grows when it is used. */
export const format = pinned("sheet", styles);
