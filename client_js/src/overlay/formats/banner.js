import styles from "./banner.css";
import { pinned } from "./pinned.js";

/** A slim bar along the lower edge. */
export const format = pinned("banner", styles);
