import { dialog } from "./dialog.js";
import styles from "./modal.css";

/** A dialog in the middle of the page. */
export const format = dialog("modal", styles);
