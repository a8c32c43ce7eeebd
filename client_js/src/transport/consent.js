/** @import { Consent, DataEntry, Stop } from "../types/internal.js" */
import { readConsentMode } from "./consentMode.js";

const NOTHING = { analytics: false, personalization: false, marketing: false };

/**
 * Returns what the shopper allows, from the page's explicit word or else from Google Consent Mode.
 *
 * Global Privacy Control overrules the latter; an explicit call after it overrules everything.
 */
export function createConsent() {
  /** @type {Set<() => void>} */
  const callbacks = new Set();
  /** @type {Set<() => void>} */
  const withdrawals = new Set();
  /** @type {Partial<Consent> | undefined} */
  let explicit;
  /** @type {Partial<Consent>} */
  let google = {};
  /** @type {Consent} */
  let current = NOTHING;

  /** @param {boolean} refused whether somebody has just said no */
  const update = (refused) => {
    const next = { ...NOTHING, ...(explicit ?? (hasPrivacyControl() ? {} : google)) };
    const before = current;
    current = next;
    if (JSON.stringify(next) !== JSON.stringify(before)) callbacks.forEach((callback) => callback());
    if (!next.analytics && (before.analytics || refused)) withdrawals.forEach((callback) => callback());
  };

  return {
    _get: () => current,
    /** @param {unknown} choice */
    _set(choice) {
      const said = booleans(choice);
      explicit = { ...explicit, ...said };
      update(said.analytics === false);
    },
    /** @param {DataEntry} entry */
    _read(entry) {
      const read = readConsentMode(entry, google);
      const said = read !== google;
      google = read;
      update(said && entry[1] === "update" && google.analytics === false);
    },
    /** @param {() => void} callback @returns {Stop} */
    _onChange(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    /**
     * Calls back when the shopper says no. A default of "denied" is no answer yet: banners begin every page
     * with it and tell the shopper's own choice a moment later.
     *
     * @param {() => void} callback
     */
    _onWithdrawal(callback) {
      withdrawals.add(callback);
    },
  };
}

/** The browser's own "do not sell or share" signal; see the Global Privacy Control specification. */
function hasPrivacyControl() {
  return Boolean(/** @type {{globalPrivacyControl?: unknown}} */ (navigator).globalPrivacyControl);
}

/**
 * Only a literal `true` grants: "denied", 1 or "false" from a sloppy banner must not.
 *
 * @param {unknown} choice
 * @returns {Partial<Consent>}
 */
function booleans(choice) {
  const said = /** @type {Record<string, unknown>} */ (choice ?? {});
  const known = Object.keys(NOTHING).filter((purpose) => purpose in said);
  return Object.fromEntries(known.map((purpose) => [purpose, said[purpose] === true]));
}
