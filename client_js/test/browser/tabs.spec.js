import { expect, test } from "../support/test.js";
import { arrive, eventually, hide, moments, moveAway, rest } from "../support/visit.js";

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
