import { test as base, expect } from "@playwright/test";
import { shopFixtures } from "./shopFixtures.js";

/** @typedef {import("./shopFixtures.js").Shop} Shop */

/**
 * The test of this suite: a fresh shop per worker, and a page whose console must stay clean.
 */
export const test = base.extend(
  /** @type {import("@playwright/test").Fixtures<{ shop: Shop, faults: string[], pressure: boolean }, { oneShop: Shop }, import("@playwright/test").PlaywrightTestArgs, {}>} */ ({
    ...shopFixtures,
    // Whether long tasks are noticed: else those of a busy machine make the script light in the midst of a test.
    pressure: [false, { option: true }],
    faults: [
      async ({ page, pressure }, use) => {
        /** @type {string[]} */
        const faults = [];
        page.on("pageerror", (error) => faults.push(String(error)));
        page.on("console", (message) => {
          if (message.type() === "error" && !message.text().includes("favicon")) faults.push(message.text());
        });
        if (!pressure) await page.context().addInitScript(hideLongTasks);
        await page.context().addInitScript(timeRequestsByPage);
        await page.addInitScript(() => {
          document.addEventListener("waverly:error", (event) => {
            const { detail } = /** @type {CustomEvent} */ (event);
            console.error(`waverly: ${detail?.stack ?? detail}`);
          });
        });
        await use(faults);
        expect(faults).toEqual([]);
      },
      { auto: true },
    ],
  }),
);

function hideLongTasks() {
  const known = PerformanceObserver.supportedEntryTypes.filter((type) => type !== "longtask");
  Object.defineProperty(PerformanceObserver, "supportedEntryTypes", { value: known });
}

/**
 * The page's clock, once it is the test's, gives events its own time, but not what the browser notes of requests: both are
 * told by one clock in a browser.
 */
function timeRequestsByPage() {
  const { get } = Object.getOwnPropertyDescriptor(PerformanceEntry.prototype, "startTime") ?? {};
  Object.defineProperty(PerformanceResourceTiming.prototype, "startTime", {
    get() {
      return get?.call(this) + performance.now() - Number(document.timeline.currentTime);
    },
  });
}

export { expect };
