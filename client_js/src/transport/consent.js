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
  /** @type {Partial<Consent> | undefined} */
  let explicit;
  /** @type {Partial<Consent>} */
  let google = {};
  /** @type {Consent} */
  let current = NOTHING;

  const update = () => {
    const next = { ...NOTHING, ...(explicit ?? (hasPrivacyControl() ? {} : google)) };
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    for (const callback of callbacks) callback();
  };

  return {
    _get: () => current,
    /** @param {unknown} choice */
    _set(choice) {
      explicit = { ...explicit, ...booleans(choice) };
      update();
    },
    /** @param {DataEntry} entry */
    _read(entry) {
      google = readConsentMode(entry, google);
      update();
    },
    /** @param {() => void} callback @returns {Stop} */
    _onChange(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
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
