/** @import { Page, PublicContext } from "../types/internal.js" */
import { clip } from "../lib/clip.js";
import { compact } from "../lib/compact.js";
import { scrub } from "../lib/scrub.js";
import { classifyReferrer } from "./classifyReferrer.js";
import { deviceClass } from "./deviceClass.js";

/**
 * Returns the wire's description of a page from what was understood of it.
 *
 * @param {PublicContext} context
 * @returns {Page}
 */
export function describePage(context) {
  const { type, product, cart, step, query, results, source } = context;
  return compact({
    type,
    path: clip(scrub(location.pathname), 1024) ?? "/",
    product: product && compact(product),
    cart: cart && compact(cart),
    step,
    query,
    results,
    source: clip(source["type"], 64),
    device: deviceClass(),
    width: Math.round(window.innerWidth),
    height: Math.round(window.innerHeight),
    locale: clip(document.documentElement.lang || navigator.language, 64),
    referrer: classifyReferrer(document.referrer, location),
    load_ms: loadTime(),
  });
}

/** Milliseconds until the page had loaded; undefined before. */
function loadTime() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return Math.round(entry?.loadEventStart ?? 0) || undefined;
}
