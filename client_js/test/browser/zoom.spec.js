import { expect, test } from "../support/test.js";
import { arrive, moments, refute, rest, wheel } from "../support/visit.js";

// A browser zoomed to 200% shows half as many pixels of the page, each twice as large.
test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

test("at 200%, resting on add-to-cart and leaving it is a moment", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#add").scrollIntoViewIfNeeded();
  await page.clock.runFor(500);
  await rest(page, "#add", 2000);
  await page.mouse.move(20, 20, { steps: 3 });
  await page.clock.runFor(2500);
  expect((await moments(shop, "cart_button_hover"))[0]).toMatchObject({ input: "mouse" });
});

test("at 200%, up and down again and again is a scroll loop", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(300, 200);
  for (let turn = 0; turn < 3; turn += 1) {
    await wheel(page, 800);
    await wheel(page, -800);
  }
  expect((await moments(shop, "scroll_loop"))[0]?.["reversals"]).toBeGreaterThanOrEqual(4);
});

test("at 200%, reading down the longer page once is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(300, 200);
  for (let step = 0; step < 6; step += 1) await wheel(page, 400);
  await refute(page, shop, "scroll_loop");
});

test("at 200%, four presses on something dead are rage", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#dead").click({ clickCount: 4, delay: 10 });
  await moments(shop, "rage_click");
});
