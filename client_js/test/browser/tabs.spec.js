import { expect, test } from "../support/test.js";
import { arrive, eventually, hide, moments, moveAway, rest, settle, show } from "../support/visit.js";

/**
 * Opens the product in two tabs of one visit, and turns to the first: the other is hidden.
 *
 * @param {import("@playwright/test").Page} page @param {import("../support/test.js").Shop} shop
 */
async function twoTabs(page, shop) {
  await arrive(page, shop);
  const other = await page.context().newPage();
  await arrive(other, shop);
  await hide(other);
  await page.bringToFront();
  return other;
}

test("two tabs are one session of one visitor, in a view each", async ({ page, shop }) => {
  await twoTabs(page, shop);
  await expect.poll(() => new Set(shop.batches.map(({ view }) => view)).size).toBe(2);
  expect(new Set(shop.batches.map(({ visitor }) => visitor)).size).toBe(1);
  expect(new Set(shop.batches.map(({ session }) => session)).size).toBe(1);
});

test("what is done in one tab is told by that one, once", async ({ page, shop }) => {
  const other = await twoTabs(page, shop);
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(2500);
  await other.clock.runFor(30_000);
  expect(await moments(shop, "cart_button_hover")).toHaveLength(1);
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(1);
  expect(shop.eventsOf("viewed_product")).toHaveLength(2);
});

test("a hidden tab neither pauses nor grows older", async ({ page, shop }) => {
  const other = await twoTabs(page, shop);
  await other.clock.runFor(60_000);
  await other.close();
  const told = await eventually(page, shop, "view_progress");
  expect(shop.eventsOf("pause")).toEqual([]);
  for (const { active_ms } of told) expect(active_ms).toBeLessThan(30_000);
});

const HOVER = "cart_button_hover";

/** Wavers at the add-to-cart control. @param {import("@playwright/test").Page} page */
async function waver(page) {
  await page.bringToFront();
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(2500);
}

/** Leaves a tab, and waits until all it had to tell is there. @param {import("@playwright/test").Page} page @param {import("../support/test.js").Shop} shop */
async function leave(page, shop) {
  const told = shop.eventsOf("view_progress").length;
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(told);
}

test("a moment another tab has told within two minutes is none", async ({ page, shop }) => {
  const other = await twoTabs(page, shop);
  await waver(page);
  await moments(shop, HOVER);
  await leave(page, shop);
  await show(other);
  await waver(other);
  await leave(other, shop);
  expect(shop.eventsOf(HOVER)).toHaveLength(1);
});

test("a moment told before a reload is none, and is one again after two minutes", async ({ page, shop }) => {
  await arrive(page, shop);
  await waver(page);
  await moments(shop, HOVER);
  await page.reload();
  await settle(page);
  await page.clock.runFor(6000);
  await waver(page);
  expect(shop.eventsOf(HOVER)).toHaveLength(1);
  await page.clock.runFor(120_000);
  await waver(page);
  expect(await moments(shop, HOVER, 2)).toHaveLength(2);
});

test("who withdraws consent leaves nothing of the moments told", async ({ page, shop }) => {
  await arrive(page, shop);
  await waver(page);
  await moments(shop, HOVER);
  const fired = () => page.evaluate(() => localStorage.getItem("waverly:fired"));
  expect(JSON.parse((await fired()) ?? "{}")).toEqual({ [`${HOVER},ZX-1,`]: expect.any(Number) });
  await page.evaluate(() => window.waverly("consent", { analytics: false }));
  expect(await fired()).toBeNull();
});

test("who withdraws consent in one tab is not watched in the other any more", async ({ page, shop }) => {
  const other = await twoTabs(page, shop);
  // Both have told all they had to: one while idle, the other when it was hidden.
  await expect.poll(() => new Set(shop.batches.map(({ view }) => view)).size).toBe(2);
  await eventually(other, shop, "view_progress");
  await page.evaluate(() => window.waverly("consent", { analytics: false }));
  await hide(page);
  const told = shop.batches.length;
  await other.bringToFront();
  await show(other);
  await waver(other);
  await hide(other);
  await other.clock.runFor(60_000);
  expect(shop.batches.slice(told)).toEqual([]);
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("waverly:"));
  expect(await other.evaluate(kept)).toEqual([]);
});

test("who withdraws consent in one of two windows side by side is not watched in the other either", async ({
  page,
  shop,
}) => {
  const other = await page.context().newPage();
  await arrive(page, shop);
  await arrive(other, shop);
  // What either has told by then may still be on its way.
  const views = async () => {
    for (const window of [page, other]) await window.clock.runFor(3000);
    return new Set(shop.batches.map(({ view }) => view)).size;
  };
  await expect.poll(views).toBe(2);
  await other.evaluate(() => window.waverly("consent", { analytics: false }));
  const told = shop.batches.length;
  await page.waitForFunction(() => !localStorage.getItem("waverly:visitor"));
  await waver(page);
  await hide(page);
  await page.clock.runFor(60_000);
  expect(shop.batches.slice(told)).toEqual([]);
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("waverly:"));
  expect(await other.evaluate(kept)).toEqual([]);
});

test("with storage denied a moment is told once in two minutes all the same", async ({ page, shop }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await arrive(page, shop);
  await waver(page);
  await moments(shop, HOVER);
  await waver(page);
  await leave(page, shop);
  expect(shop.eventsOf(HOVER)).toHaveLength(1);
});
