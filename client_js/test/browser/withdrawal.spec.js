import { expect, test } from "../support/test.js";
import { arrive, hide, moveAway, rest, settle, show } from "../support/visit.js";

/** @param {import("@playwright/test").Page} page */
const withdraw = (page) => page.evaluate(() => window.waverly("consent", { analytics: false }));

/** @param {import("../support/test.js").Shop} shop */
const posts = (shop) => shop.requests.filter((request) => request.startsWith("POST"));

/** Behaves in a way that would be told. @param {import("@playwright/test").Page} page */
async function waver(page) {
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(12_000);
}

test("a no asks the server once to forget the visitor, and nothing leaves after it", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await withdraw(page);
  await expect.poll(() => shop.withdrawals).toEqual([{ site: "pk_test", forget: shop.batches[0]?.visitor }]);
  const sent = posts(shop).length;
  await waver(page);
  await withdraw(page);
  await hide(page);
  await page.reload();
  await settle(page, null);
  expect(posts(shop)).toHaveLength(sent);
});

test("Global Privacy Control of a later page sends nothing and takes back nothing; a no said there does", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await page.goto("about:blank");
  const sent = posts(shop).length;
  await page.goto(`${shop.origin}/p/zx`);
  await settle(page, null);
  await waver(page);
  expect(posts(shop)).toHaveLength(sent);
  await withdraw(page);
  await expect.poll(() => shop.withdrawals).toEqual([{ site: "pk_test", forget: shop.batches[0]?.visitor }]);
});

test("a no before any yes has nothing to be forgotten", async ({ page, shop }) => {
  await arrive(page, shop, { consent: null });
  await withdraw(page);
  await page.clock.runFor(12_000);
  expect(posts(shop)).toEqual([]);
});

test("a no found on a later page has the visitor of the earlier one forgotten", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.goto(`${shop.origin}/policies`);
  await withdraw(page);
  await expect.poll(() => shop.withdrawals).toEqual([{ site: "pk_test", forget: shop.batches[0]?.visitor }]);
});

test("a batch that failed is not tried again after a no", async ({ page, shop, faults }) => {
  shop.companion.status = 503;
  await arrive(page, shop, { active_ms: 0 });
  await expect.poll(() => shop.batches.length).toBe(1);
  await withdraw(page);
  await expect.poll(() => shop.withdrawals.length).toBe(1);
  shop.companion.status = 200;
  await page.clock.runFor(30_000);
  await expect.poll(() => shop.withdrawals.length).toBe(2); // not heard the first time
  expect(shop.batches).toHaveLength(1);
  faults.splice(0); // the browser itself reports the 503
});

test("another tab has nothing more to ask", async ({ page, shop }) => {
  await arrive(page, shop);
  const other = await page.context().newPage();
  await arrive(other, shop);
  await hide(other);
  await page.bringToFront();
  await withdraw(page);
  await expect.poll(() => shop.withdrawals.length).toBe(1);
  await show(other);
  await withdraw(other);
  await other.clock.runFor(12_000);
  expect(shop.withdrawals).toHaveLength(1);
});

test("a yes after a no is somebody new", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  const first = shop.batches[0]?.visitor;
  await withdraw(page);
  const sent = shop.batches.length;
  await settle(page);
  await waver(page);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(sent);
  expect(shop.batches.slice(sent).map(({ visitor }) => visitor)).not.toContain(first);
});
