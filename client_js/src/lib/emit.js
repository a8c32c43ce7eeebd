/** @import { Events } from "../../package/api.js" */

/** What the page may hear of, and what is told to the debugger alone. @typedef {Events & { cost: number }} Told */

/**
 * Dispatches a cancelable `waverly:<name>` event on the document; returns false when the page said no.
 *
 * @template {keyof Told} N
 * @param {N} name
 * @param {Told[N]} detail
 */
export const emit = (name, detail) =>
  document.dispatchEvent(new CustomEvent(`waverly:${name}`, { detail, cancelable: true }));
