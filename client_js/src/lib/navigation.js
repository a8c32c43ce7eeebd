/** The browser's Navigation API, where it has one. */
export const { navigation } = /** @type {{ navigation?: EventTarget }} */ (/** @type {unknown} */ (window));
