/** @import { Consent, DataEntry } from "../types/internal.js" */

/** Which of Google's storage types grant which of our purposes; any one of them is enough. */
const PURPOSES = /** @type {const} */ ({
  analytics: ["analytics_storage"],
  personalization: ["personalization_storage", "functionality_storage"],
  marketing: ["ad_storage"],
});

/**
 * Returns `known` changed by one `gtag("consent", "default" | "update", {…})` entry; other entries change nothing.
 *
 * A default bound to a region is read for its denials only: the browser does not tell us the region.
 *
 * @param {DataEntry} entry
 * @param {Partial<Consent>} known
 * @returns {Partial<Consent>}
 */
export function readConsentMode(entry, known) {
  if (entry[0] !== "consent" || (entry[1] !== "default" && entry[1] !== "update")) return known;
  const signals = /** @type {Record<string, unknown>} */ (entry[2] ?? {});
  const next = { ...known };
  for (const [purpose, types] of Object.entries(PURPOSES)) {
    const said = types.map((type) => signals[type]).filter((signal) => signal !== undefined);
    if (!said.length) continue;
    const granted = said.includes("granted");
    if (granted && signals["region"]) continue;
    next[/** @type {keyof Consent} */ (purpose)] = granted;
  }
  return next;
}
