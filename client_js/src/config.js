/** @import { Tag } from "../package/api.js" */
/** @import { Config } from "./types/internal.js" */
import { DEFAULT_VITALS } from "./constants.js";

/**
 * Returns what the script tag says. One that names no site is silent.
 *
 * | attribute               | default             | meaning                                                    |
 * |-------------------------|---------------------|------------------------------------------------------------|
 * | `data-site`             | required            | the site's public key                                      |
 * | `data-server`           | the script's origin | where batches are posted                                   |
 * | `data-consent`          | `auto`              | `auto` reads the platform's own consent; `manual` waits for a call; `card` asks |
 * | `data-privacy`          | absent              | where the card leads to be read more of                     |
 * | `data-allow-automation` | absent              | work in driven browsers too (`navigator.webdriver`)        |
 * | `data-preview`          | absent              | for the store's own people: always help, count in no figure |
 * | `data-mode`             | absent              | `preview` is the same, where other elements carry `data-preview` |
 * | `data-vitals`           | `0.01`              | share of views left alone, to measure what the script costs |
 * | `data-replay`           | absent              | the replay tools that moments are marked in; read by `markReplay` |
 *
 * `?waverly=debug` in the page's address opens the debugger and makes the view a preview.
 *
 * @param {HTMLScriptElement} tag
 * @returns {Config}
 */
export function readConfig(tag) {
  const {
    site = "",
    server,
    consent,
    allowAutomation,
    mode,
    preview,
    vitals,
    privacy,
  } = /** @type {Partial<Record<keyof Tag | "mode", string>>} */ (tag.dataset);
  const source = new URL(tag.src, location.href);
  const debug = /[?&]waverly=debug\b/.test(location.search);
  const isOwn = debug || preview !== undefined || mode === "preview";
  return {
    site,
    server: new URL(server || source.origin, location.href).href.replace(/\/$/, ""),
    base: source.href,
    auto: consent !== "manual",
    card: consent === "card",
    privacy,
    // Driven browsers are monitors and scrapers; their doubts are not a shopper's.
    silent: !site || (navigator.webdriver && allowAutomation === undefined),
    preview: isOwn,
    debug,
    vitals: isOwn ? 0 : Number(vitals ?? DEFAULT_VITALS) || 0,
  };
}
