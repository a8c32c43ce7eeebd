import { emit } from "./emit.js";

/** Announces what failed, for tests and the curious; nothing else comes of it. @param {unknown} error */
export const tellError = (error) => void emit("error", error);
