import { expect, test } from "../support/test.js";
import {
  ALL,
  arrive,
  batchesBeyond,
  hide,
  moments,
  moveAway,
  rest,
  settle,
  sleep,
} from "../support/visit.js";

/** @param {import("@playwright/test").Page} page */
const stored = (page) =>
  page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...document.cookie.split(";").filter(Boolean),
  ]);

/** Behaves in a way that would be a moment. @param {import("@playwright/test").Page} page */
async function waver(page) {
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(12_000);
}

test("before consent nothing is sent and nothing is stored", async ({ page, shop }) => {
  await arrive(page, shop, { consent: null });
  await waver(page);
  await hide(page);
  await page.evaluate(() => window.waverly("track", "add_to_cart", { product: "ZX-1" }));
  await page.clock.runFor(20_000);
  expect(shop.batches).toEqual([]);
  expect(shop.requests.filter((request) => request.startsWith("POST"))).toEqual([]);
  expect(await stored(page)).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test("the page is understood without consent, for nothing of that leaves it", async ({ page, shop }) => {
  await arrive(page, shop, { consent: null });
  const context = await page.evaluate(() => window.waverly.context());
  expect(context.product).toMatchObject({ id: "ZX-1", price: 129, currency: "EUR" });
});

test("consent starts the visit with a lasting visitor and a session", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  const [batch] = shop.batches;
  expect(batch?.consent).toEqual(ALL);
  expect(await stored(page)).toContain("waverly:visitor");
  await page.reload();
  await settle(page);
  const described = () => shop.batches.filter((sent) => sent.page);
  await expect.poll(() => described().length).toBe(2);
  const last = described()[1];
  expect(last?.visitor).toBe(batch?.visitor);
  expect(last?.session).toBe(batch?.session);
  expect(last?.view).not.toBe(batch?.view);
});

test("a session ends after thirty idle minutes", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  const first = shop.batches[0]?.session;
  await page.clock.runFor(31 * 60_000);
  await page.evaluate(() => window.waverly("track", "coupon_applied", { code: "A" }));
  await page.clock.runFor(12_000);
  await moments(shop, "coupon_applied");
  expect(shop.batches[shop.batches.length - 1]?.session).not.toBe(first);
});

test("a session ends while the device sleeps", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await sleep(page, 9 * 3_600_000);
  await page.evaluate(() => window.waverly("track", "coupon_applied", { code: "A" }));
  await page.clock.runFor(12_000);
  const [told] = await moments(shop, "coupon_applied");
  expect(shop.batches.at(-1)?.session).not.toBe(shop.batches[0]?.session);
  expect(told?.["at"]).toBeGreaterThan(Number(shop.batches[0]?.sent_at) + 9 * 3_600_000);
});

test("a session goes on when the clock of the device is set back", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await sleep(page, -3_600_000);
  await page.evaluate(() => window.waverly("track", "coupon_applied", { code: "A" }));
  await page.clock.runFor(12_000);
  const [told] = await moments(shop, "coupon_applied");
  expect(shop.batches.at(-1)?.session).toBe(shop.batches[0]?.session);
  expect(told?.["at"]).toBeGreaterThan(Number(shop.batches[0]?.sent_at));
});

test("calls queued before the script loads are honoured", async ({ page, shop }) => {
  await page.addInitScript(() => {
    const host = /** @type {any} */ (window);
    host.waverly ??= (/** @type {unknown[]} */ ...call) => {
      host.waverly.q ??= [];
      host.waverly.q.push(call);
    };
    host.waverly("consent", { analytics: true });
    host.waverly("track", "coupon_applied", { code: "EARLY" });
  });
  await arrive(page, shop, { consent: null });
  expect((await moments(shop, "coupon_applied"))[0]).toMatchObject({ code: "EARLY" });
});

test("Google Consent Mode speaks when the page says nothing itself", async ({ page, shop }) => {
  await page.addInitScript(() => {
    window.dataLayer = [];
    const gtag = /** @type {(...args: unknown[]) => void} */ (
      function () {
        window.dataLayer.push(arguments);
      }
    );
    gtag("consent", "default", { analytics_storage: "denied", ad_storage: "denied" });
    Object.assign(window, { gtag });
  });
  await arrive(page, shop, { consent: null });
  expect(shop.batches).toEqual([]);
  await page.evaluate(() =>
    /** @type {any} */ (window).gtag("consent", "update", {
      analytics_storage: "granted",
      functionality_storage: "granted",
    }),
  );
  await page.clock.runFor(4000);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  expect(shop.batches[0]?.consent).toEqual({ analytics: true, personalization: true, marketing: false });
});

/**
 * Begins every page as banners do: denied by default, then the shopper's own choice from an earlier page.
 *
 * @param {import("@playwright/test").Page} page @param {"granted" | "denied"} choice
 */
const withBanner = (page, choice) =>
  page.addInitScript((stored) => {
    window.dataLayer = [];
    const gtag = /** @type {(...args: unknown[]) => void} */ (
      function () {
        window.dataLayer.push(arguments);
      }
    );
    gtag("consent", "default", { analytics_storage: "denied", functionality_storage: "granted" });
    gtag("consent", "update", { analytics_storage: stored });
  }, choice);

test("a default of denied before the shopper's own yes keeps visitor and session over pages", async ({
  page,
  shop,
}) => {
  await withBanner(page, "granted");
  await arrive(page, shop, { consent: null });
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.reload();
  await settle(page, null);
  const described = () => shop.batches.filter((sent) => sent.page);
  await expect.poll(() => described().length).toBe(2);
  const [first, second] = described();
  expect([second?.visitor, second?.session]).toEqual([first?.visitor, first?.session]);
});

test("a no that the banner tells on a later page deletes what was stored", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await withBanner(page, "denied");
  await page.reload();
  await settle(page, null);
  expect(await stored(page)).toEqual([]);
});

test("the page's own dataLayer.push keeps its result and its order", async ({ page, shop }) => {
  await arrive(page, shop);
  const result = await page.evaluate(() => [
    window.dataLayer.push({ event: "x" }),
    window.dataLayer.map((entry) => /** @type {any} */ (entry).event),
  ]);
  expect(result).toEqual([1, ["x"]]);
});

test("Global Privacy Control outweighs Consent Mode, an explicit choice outweighs it", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
    window.dataLayer = [
      (function () {
        return arguments;
      })(
        .../** @type {[]} */ (
          /** @type {unknown} */ (["consent", "update", { analytics_storage: "granted" }])
        ),
      ),
    ];
  });
  await arrive(page, shop, { consent: null });
  expect(shop.batches).toEqual([]);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await page.clock.runFor(4000);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
});

test("withdrawal deletes what was stored and stops sending", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.evaluate(() => window.waverly("consent", { analytics: false, personalization: false }));
  const sent = shop.batches.length;
  await waver(page);
  await hide(page);
  expect(await stored(page)).toEqual([]);
  expect(shop.batches.length).toBe(sent);
});

test("with storage denied the visit lives in memory", async ({ page, shop }) => {
  await page.addInitScript(() => {
    for (const area of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, area, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  await arrive(page, shop);
  await waver(page);
  await moments(shop, "cart_button_hover");
  expect(new Set(shop.batches.map(({ visitor }) => visitor)).size).toBe(1);
});

test("a driven browser is not watched unless the tag allows it", async ({ page, shop }) => {
  await page.goto(`${shop.origin}/silent`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await page.mouse.move(200, 200);
  await page.waitForLoadState("networkidle");
  expect(shop.requests).toEqual(["GET /waverly.js"]);
});

test("without consent to personalization moments are told but nothing is asked", async ({ page, shop }) => {
  await arrive(page, shop, { consent: { analytics: true } });
  await waver(page);
  await moments(shop, "cart_button_hover");
  expect(shop.batches.filter(({ ask }) => ask)).toEqual([]);
});

test("a no and a yes again in Google's consent mode: nothing between, another visitor after", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    window.dataLayer = [];
    Object.assign(window, {
      gtag: function () {
        window.dataLayer.push(arguments);
      },
    });
  });
  /** @param {string} said */
  const update = (said) =>
    page.evaluate(
      (value) => /** @type {any} */ (window).gtag("consent", "update", { analytics_storage: value }),
      said,
    );
  await arrive(page, shop, { consent: null });
  await update("granted");
  await batchesBeyond(page, shop, 0);
  const first = shop.batches[0]?.visitor;
  await update("denied");
  await page.clock.runFor(1000);
  const sent = shop.batches.length;
  await page.evaluate(() =>
    window.dataLayer.push({ event: "add_to_cart", ecommerce: { items: [{ item_id: "X" }] } }),
  );
  await page.clock.runFor(15_000);
  expect(shop.batches.length).toBe(sent);
  await update("granted");
  await batchesBeyond(page, shop, sent);
  expect(shop.batches[sent]?.visitor).not.toBe(first);
  expect(shop.eventsOf("add_to_cart")).toEqual([]);
});
