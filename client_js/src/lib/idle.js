import { whenIdle } from "./whenIdle.js";

/** A page that is never idle is waited for no longer. */
const LATEST_MS = 200;

/** Waits until the main thread has nothing better to do. @returns {Promise<void>} */
export const idle = () => new Promise((go) => whenIdle(go, LATEST_MS));
