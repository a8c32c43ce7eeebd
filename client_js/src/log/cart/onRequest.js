/** @import { Stop } from "../../types/internal.js" */
import { isOneOf } from "../../lib/isOneOf.js";
import { safely } from "../../lib/safely.js";

/** Requests by which shops put something into the cart; hyphens are left out. */
const ADDS =
  /\/cart\/add|cart\.add|\/lineitem|\/storefront\/carts|basket\/?add|cartaddproduct|add(item)?to(cart|basket|bag)|\/(cart|basket)\/items?(\/|$|\?)|[?&]add=1\b/i;

/** When the last request began that was heard: a view begun later hears of the same ones. */
let heard = 0;

/**
 * Calls `onAdd` for every request that adds to the cart, with whether it was refused and when it began. They are observed by their timing
 * entries, also those answered since the page began; nothing of the page is replaced.
 *
 * @param {(isRefused: boolean, began: number) => void} onAdd
 * @returns {Stop}
 */
export function onRequest(onAdd) {
  const observer = new PerformanceObserver(
    safely((list) => {
      for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
        const isCall = isOneOf("fetch|xmlhttprequest", entry.initiatorType);
        // Browsers that do not tell the status say nothing or nought.
        if (!isCall || entry.startTime <= heard || !ADDS.test(entry.name.replace(/[-_]/g, ""))) continue;
        heard = entry.startTime;
        onAdd((entry.responseStatus || 200) >= 400, performance.timeOrigin + heard);
      }
    }),
  );
  observer.observe({ type: "resource", buffered: true });
  return () => observer.disconnect();
}
