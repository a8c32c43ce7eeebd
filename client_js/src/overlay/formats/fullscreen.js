import { dialog } from "./dialog.js";
import styles from "./fullscreen.css";

/** A dialog over the whole screen. */
export const format = dialog("fullscreen", styles);
