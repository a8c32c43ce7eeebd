import { expect, test } from "../../support/test.js";
import { arrive, eventually, moments, refute, settle } from "../../support/visit.js";

const KIND = "product_revisit";
const HOUR = 3_600_000;

const unanswered = () => JSON.parse(localStorage.getItem("waverly:orders") ?? "[]")?.length ?? 0;

/** @param {import("@playwright/test").Page} page @param {number} after_ms */
async function comeBack(page, after_ms) {
  await page.clock.fastForward(after_ms);
  await page.reload();
  await settle(page);
  await page.clock.runFor(7000);
}

test("the same product in a second visit is a moment", async ({ page, shop }) => {
  await arrive(page, shop);
  await comeBack(page, HOUR);
  expect((await moments(shop, KIND))[0]).toMatchObject({ product: "ZX-1", visits: 2, views: 2 });
});

test("the same product twice in one visit is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await comeBack(page, HOUR / 6);
  await refute(page, shop, KIND);
});

test("a visit within a week of the last is a moment, however long ago the first was", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await comeBack(page, 5 * 24 * HOUR);
  await moments(shop, KIND);
  await comeBack(page, 5 * 24 * HOUR);
  expect((await moments(shop, KIND, 2))[1]).toMatchObject({ visits: 3 });
});

test("after a week it is forgotten", async ({ page, shop }) => {
  await arrive(page, shop);
  await comeBack(page, 8 * 24 * HOUR);
  await refute(page, shop, KIND);
});

test("after a purchase it is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() =>
    window.dataLayer.push({
      event: "purchase",
      ecommerce: { transaction_id: "T1", value: 129, currency: "EUR", items: [{ item_id: "ZX-1" }] },
    }),
  );
  await eventually(page, shop, "purchased");
  await expect.poll(() => page.evaluate(unanswered)).toBe(0); // the next page would tell it again
  await comeBack(page, HOUR);
  await refute(page, shop, KIND);
  expect(shop.eventsOf("purchased")).toHaveLength(1);
});
