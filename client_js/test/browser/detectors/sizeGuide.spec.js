import { expect, test } from "../../support/test.js";
import { arrive, hide, moments, refute, show, standStill } from "../../support/visit.js";

const KIND = "size_guide_unresolved";

/** Opens the guide, reads it, closes it. @param {import("@playwright/test").Page} page */
async function consult(page) {
  await page.locator("#guide").click();
  await page.clock.runFor(4000);
  await page.locator("#guide").click();
  await page.clock.runFor(600);
}

test("opening the guide and choosing nothing is a moment, once", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#guide").click();
  await page.clock.runFor(4000);
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector("#guide-table")).hidden = true;
    document.querySelector("#guide")?.setAttribute("aria-expanded", "false");
  });
  await page.clock.runFor(21_000);
  const [moment] = await moments(shop, KIND);
  expect(moment).toMatchObject({ opened: 1, strength: 0.5 });
  expect(moment?.["open_ms"]).toBeGreaterThanOrEqual(3500);
  expect(moment?.["open_ms"]).toBeLessThan(6000);
});

test("two seconds in the guide are told as such, within a tenth", async ({ page, shop }) => {
  await arrive(page, shop);
  await standStill(page);
  await page.locator("#guide").click();
  await page.clock.runFor(2000);
  await page.locator("#guide").click();
  await page.clock.runFor(21_000);
  const [moment] = await moments(shop, KIND);
  expect(moment?.["open_ms"]).toBeGreaterThanOrEqual(1800);
  expect(moment?.["open_ms"]).toBeLessThanOrEqual(2200);
});

test("a guide left open counts as closed after twenty seconds", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#guide").click();
  await page.clock.runFor(41_500);
  await moments(shop, KIND);
});

test("a second opening doubles the strength", async ({ page, shop }) => {
  await arrive(page, shop);
  await consult(page);
  await page.clock.runFor(3000);
  await consult(page);
  await page.clock.runFor(21_000);
  expect((await moments(shop, KIND))[0]).toMatchObject({ opened: 2, strength: 1 });
});

test("a size chosen before and kept is a weak moment", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.getByLabel("42").check();
  await consult(page);
  await page.clock.runFor(21_000);
  expect((await moments(shop, KIND))[0]).toMatchObject({ strength: 0.3 });
});

test("who compares in another tab after closing the guide is told of on the return", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await consult(page);
  await page.clock.runFor(3000);
  await hide(page);
  await page.clock.runFor(120_000);
  expect(shop.eventsOf(KIND)).toEqual([]);
  await show(page);
  await page.clock.runFor(1000);
  await moments(shop, KIND);
});

test("choosing a size afterwards is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await consult(page);
  await page.clock.runFor(15_000);
  await page.getByLabel("42").check();
  await refute(page, shop, KIND, 30_000);
});

test("nineteen seconds are not enough", async ({ page, shop }) => {
  await arrive(page, shop);
  await consult(page);
  await refute(page, shop, KIND, 18_000);
});

test("adding to the cart is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await consult(page);
  await page.evaluate(() =>
    window.dataLayer.push({
      event: "add_to_cart",
      ecommerce: { currency: "EUR", items: [{ item_id: "ZX-1", price: 129 }] },
    }),
  );
  await refute(page, shop, KIND, 30_000);
  expect(shop.eventsOf("add_to_cart")).toHaveLength(1);
});

test("a click made by a script is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("#guide")).click());
  await refute(page, shop, KIND, 45_000);
});

test("a guide whose control stands inside the box of the sizes is heard, too", async ({ page, shop }) => {
  await page.addInitScript(() =>
    document.addEventListener("DOMContentLoaded", () => {
      const guide = document.querySelector("#guide");
      if (guide) document.querySelector("fieldset")?.append(guide);
    }),
  );
  await arrive(page, shop);
  await consult(page);
  await page.clock.runFor(21_000);
  expect((await moments(shop, KIND))[0]).toMatchObject({ opened: 1 });
});

/** Has the guide's control open a dialog instead, after a while. @param {import("@playwright/test").Page} page @param {number} after_ms */
const openLate = (page, after_ms) =>
  page.evaluate((wait) => {
    const control = document.querySelector("#guide");
    for (const name of ["aria-expanded", "aria-controls"]) control?.removeAttribute(name);
    control?.addEventListener("click", () =>
      setTimeout(() => {
        document.body.insertAdjacentHTML(
          "beforeend",
          '<div role="dialog" aria-modal="true" id="sizes" style="position: fixed; inset: 40px">41 is 26 cm</div>',
        );
      }, wait),
    );
  }, after_ms);

/** @param {import("@playwright/test").Page} page */
const closeSizes = (page) => page.evaluate(() => document.querySelector("#sizes")?.remove());

test("a guide that is fetched first and read for long is a moment once it is closed", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await openLate(page, 1200);
  await page.locator("#guide").click();
  await page.clock.runFor(15_000);
  await closeSizes(page);
  await page.clock.runFor(18_000);
  expect(shop.eventsOf(KIND)).toEqual([]);
  await page.clock.runFor(4000);
  const [moment] = await moments(shop, KIND);
  expect(moment?.["open_ms"]).toBeGreaterThan(14_000);
});

test("a box of the shop that is open all the time is no guide", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() =>
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div role="dialog" style="position: fixed; inset-block-end: 0">Chat with us</div>',
    ),
  );
  await openLate(page, 0);
  await page.locator("#guide").click();
  await page.clock.runFor(4000);
  await closeSizes(page);
  await page.clock.runFor(22_000);
  await moments(shop, KIND);
});

test("a guide of the shop's menu or footer is none of this product's", async ({ page, shop }) => {
  await page.addInitScript(() =>
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelector("#guide")?.remove();
      for (const place of ["header", "footer"])
        document.querySelector(place)?.insertAdjacentHTML("beforeend", '<a href="#sizes">Size guide</a>');
    }),
  );
  await arrive(page, shop);
  for (const place of ["header", "footer"]) {
    await page.locator(place).getByText("Size guide").click();
    await page.clock.runFor(5000);
  }
  await refute(page, shop, KIND, 45_000);
});
