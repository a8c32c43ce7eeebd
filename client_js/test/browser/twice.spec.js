import { openShop } from "../support/shops.js";
import { expect, test } from "../support/test.js";
import { arrive, hide } from "../support/visit.js";

const PRODUCT = "/products/fisher-jumper";
const FORM = '<button id="add">Add to cart</button>';

/** @param {import("@playwright/test").Page} page @param {import("../support/test.js").Shop} shop @param {() => Promise<unknown>} act */
async function tell(page, shop, act) {
  openShop(shop, "plain", { form: FORM });
  await arrive(page, shop, { path: PRODUCT });
  await act();
  await page.clock.runFor(4000);
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(0);
}

test("what Google's tag and the tag manager both tell counts once", async ({ page, shop }) => {
  await tell(page, shop, () =>
    page.evaluate(() => {
      const items = [{ item_id: "FJ-1", price: 89, quantity: 1 }];
      const gtag = /** @type {(...args: unknown[]) => void} */ (
        function () {
          window.dataLayer.push(arguments);
        }
      );
      gtag("event", "add_to_cart", { currency: "EUR", items });
      window.dataLayer.push({ event: "add_to_cart", ecommerce: { currency: "EUR", items } });
      window.dataLayer.push({
        event: "addToCart",
        ecommerce: { currencyCode: "EUR", add: { products: [{ id: "FJ-1", price: "89.00", quantity: 1 }] } },
      });
    }),
  );
  expect(shop.eventsOf("add_to_cart")).toHaveLength(1);
});

test("the same, twice, counts twice", async ({ page, shop }) => {
  await tell(page, shop, () =>
    page.evaluate(() => {
      const items = [{ item_id: "FJ-1", price: 89, quantity: 1 }];
      for (let count = 0; count < 2; count += 1) {
        window.dataLayer.push({ event: "add_to_cart", ecommerce: { currency: "EUR", items } });
        window.dataLayer.push({
          event: "addToCart",
          ecommerce: {
            currencyCode: "EUR",
            add: { products: [{ id: "FJ-1", price: "89.00", quantity: 1 }] },
          },
        });
      }
    }),
  );
  expect(shop.eventsOf("add_to_cart")).toHaveLength(2);
});

test("a purchase both tell counts once", async ({ page, shop }) => {
  await tell(page, shop, () =>
    page.evaluate(() => {
      const fields = { transaction_id: "T-1", value: 89, currency: "EUR", items: [{ item_id: "FJ-1" }] };
      const gtag = /** @type {(...args: unknown[]) => void} */ (
        function () {
          window.dataLayer.push(arguments);
        }
      );
      gtag("event", "purchase", fields);
      window.dataLayer.push({ event: "purchase", ecommerce: fields });
    }),
  );
  expect(shop.eventsOf("purchased")).toHaveLength(1);
});
