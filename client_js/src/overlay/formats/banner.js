import styles from "./banner.css";
import { beside } from "./beside.js";

/** A slim bar along the lower edge. */
export const format = beside("banner", styles);
