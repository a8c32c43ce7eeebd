import { expect, test } from "../support/test.js";
import { ALL, arrive, hide, moments, moveAway, rest, settle } from "../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ pressure: true });

/** Draws the lot that decides whether a view is left alone and measured. @param {Page} page @param {number} lot */
const withLot = (page, lot) =>
  page.addInitScript((value) => {
    Math.random = () => value;
  }, lot);

/** Gives the page a slow handler of its own, as a heavy script would. @param {Page} page */
const slowDown = (page) =>
  page.evaluate(() => {
    document.addEventListener("keydown", () => {
      let sum = 0;
      for (let turn = 0; turn < 60_000_000; turn += 1) sum += Math.sqrt(turn);
      document.title = `Trail shoe ${sum > 0 ? "" : "?"}`;
    });
  });

/**
 * Resolves once the browser has told observers of the largest paint: those who asked before have heard of it, too. It
 * does so in its own time, and the first paints say nothing of it.
 */
const painted = () =>
  new Promise((done) => {
    new PerformanceObserver(done).observe({ type: "largest-contentful-paint", buffered: true });
  });

test("a view that is left alone loads nothing but the measuring, and reports the page's own vitals", async ({
  page,
  shop,
}) => {
  await withLot(page, 0.5);
  // The measuring is fetched when the page is idle: on a busy machine later than a poll is patient.
  const measuring = page.waitForEvent("requestfinished", (request) => request.url().includes("vitals-"));
  await page.goto(`${shop.origin}/p/zx?vitals=1`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await measuring;
  await page.evaluate(painted);
  await page.locator("h1").click();
  await hide(page);
  const [vitals] = await moments(shop, "web_vitals");
  expect(vitals).toMatchObject({ watched: false, lcp_ms: expect.any(Number), ttfb_ms: expect.any(Number) });
  expect(shop.requests.filter((request) => /watch-|overlay-/.test(request))).toEqual([]);
  expect(shop.events()).toHaveLength(1);
});

test("as many views are measured with everything at work", async ({ page, shop }) => {
  await withLot(page, 0.5);
  await arrive(page, shop, { path: "/p/zx?vitals=0.3" });
  await expect.poll(() => shop.requests.filter((request) => request.includes("vitals-")).length).toBe(1);
  await hide(page);
  expect((await moments(shop, "web_vitals"))[0]).toMatchObject({ watched: true });
  await moments(shop, "view_progress");
});

test("other views load no measuring", async ({ page, shop }) => {
  await withLot(page, 0.7);
  await arrive(page, shop, { path: "/p/zx?vitals=0.3" });
  await hide(page);
  await moments(shop, "view_progress");
  expect(shop.requests.filter((request) => request.includes("vitals-"))).toEqual([]);
});

test("without consent a measured view tells nobody", async ({ page, shop }) => {
  await withLot(page, 0.5);
  await page.goto(`${shop.origin}/p/zx?vitals=1`);
  await expect.poll(() => shop.requests.filter((request) => request.includes("vitals-")).length).toBe(1);
  await hide(page);
  await page.waitForLoadState("networkidle");
  expect(shop.requests.filter((request) => request.startsWith("POST"))).toEqual([]);
});

test("a busy page makes the script light: no hovers are sampled any more, in this tab", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await slowDown(page);
  await expect
    .poll(async () => {
      await page.keyboard.press("Shift");
      await page.clock.runFor(3000);
      return shop.eventsOf("lite_mode").length;
    })
    .toBe(1);
  const [lite] = shop.eventsOf("lite_mode");
  expect(lite).toMatchObject({ reason: "long_tasks", blocked_ms: expect.any(Number) });
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(4000);
  await page.reload();
  await settle(page);
  await moments(shop, "lite_mode", 2);
  expect(shop.eventsOf("cart_button_hover")).toEqual([]);
});

test("Save-Data asks for the light script", async ({ page, shop }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  await arrive(page, shop);
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(4000);
  expect((await moments(shop, "lite_mode"))[0]).toMatchObject({ reason: "save_data" });
  expect(shop.eventsOf("cart_button_hover")).toEqual([]);
});
