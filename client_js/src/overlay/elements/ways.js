import { element } from "./element.js";
import styles from "./ways.css";

export { styles as wayStyles };

/** Returns buttons in a row, none of them more than the others. @param {readonly (Node | undefined)[]} buttons */
export const ways = (buttons) => element("div", { class: "ways" }, ...buttons);
