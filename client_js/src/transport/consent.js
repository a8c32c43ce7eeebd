/** @import { Consent, DataEntry, Stop } from "../types/internal.js" */
import { safely } from "../lib/safely.js";
import { readConsentMode } from "./consentMode.js";
import { followShopify } from "./shopifyConsent.js";
import { followTcf } from "./tcfConsent.js";

const NOTHING = { analytics: false, personalization: false, marketing: false };

/**
 * Returns what the shopper allows: for each purpose the page's explicit word, or else what the platform's own
 * consent says (Google Consent Mode, Shopify, the Transparency and Consent Framework).
 *
 * If several sources speak, one no outweighs every yes. Global Privacy Control overrules them all; an explicit
 * call after it overrules everything.
 */
export function createConsent() {
  /** @type {Set<() => void>} */
  const callbacks = new Set();
  /** @type {Set<() => void>} */
  const withdrawals = new Set();
  /** @type {Partial<Consent> | undefined} */
  let explicit;
  /** @type {Record<"google" | "shopify" | "tcf", Partial<Consent>>} */
  const platforms = { google: {}, shopify: {}, tcf: {} };
  let sought = PLATFORMS;
  /** @type {Consent} */
  let current = NOTHING;

  /** @param {boolean} refused whether somebody has just said no */
  const update = (refused) => {
    const next = { ...NOTHING, ...(hasPrivacyControl() ? {} : agreed(platforms)), ...explicit };
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
      const read = readConsentMode(entry, platforms.google);
      const said = read !== platforms.google;
      platforms.google = read;
      update(said && entry[1] === "update" && read.analytics === false);
    },
    /** Looks for the platform's consent; called more than once, for consent managers come late. */
    _follow() {
      sought = sought.filter(
        ([name, follow]) =>
          !safely(follow)(
            safely((choice, isChoice) => {
              platforms[name] = choice;
              update(isChoice && choice.analytics === false);
            }),
          ),
      );
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

/** @typedef {(tell: (choice: Partial<Consent>, isChoice: boolean) => void) => boolean} Follow follows, if it is there */

/** @type {["shopify" | "tcf", Follow][]} */
const PLATFORMS = [
  ["shopify", followShopify],
  ["tcf", followTcf],
];

/** @param {Record<string, Partial<Consent>>} platforms @returns {Partial<Consent>} what none of them denies */
function agreed(platforms) {
  /** @type {Partial<Consent>} */
  const all = {};
  for (const said of Object.values(platforms)) {
    for (const [purpose, granted] of Object.entries(said)) {
      const key = /** @type {keyof Consent} */ (purpose);
      all[key] = granted && all[key] !== false;
    }
  }
  return all;
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
