import { expect, test } from "../../support/test.js";
import { arrive, moments, refute, stillness, swipe, wheel } from "../../support/visit.js";

const KIND = "scroll_loop";

test("down and up three times within thirty seconds is a loop, once", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(400, 400);
  for (let round = 0; round < 3; round += 1) {
    await wheel(page, 1200);
    await wheel(page, -1200);
  }
  const [moment] = await moments(shop, KIND);
  expect(moment?.["reversals"]).toBeGreaterThanOrEqual(4);
  expect(moment?.["travel"]).toBeGreaterThanOrEqual(4);
  expect(moment?.["net"]).toBeLessThanOrEqual(1);
});

test("with the keyboard it is the same", async ({ page, shop }) => {
  await arrive(page, shop);
  for (let round = 0; round < 3; round += 1) {
    for (const key of ["PageDown", "PageDown", "PageUp", "PageUp"]) {
      const before = await page.evaluate(() => window.scrollY);
      await page.keyboard.press(key);
      await page.waitForFunction((y) => window.scrollY !== y, before);
      await stillness(page);
      await page.clock.runFor(300);
    }
  }
  await moments(shop, KIND);
});

test("reading down and going back up is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(400, 400);
  await wheel(page, 2000);
  await wheel(page, -2000);
  await refute(page, shop, KIND);
});

test("small corrections are none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(400, 400);
  for (let round = 0; round < 6; round += 1) {
    await wheel(page, 400);
    await wheel(page, -400);
  }
  await refute(page, shop, KIND);
});

test("turns spread over more than thirty seconds are none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(400, 400);
  for (let round = 0; round < 3; round += 1) {
    await wheel(page, 1200);
    await page.clock.runFor(12_000);
    await wheel(page, -1200);
    await page.clock.runFor(12_000);
  }
  await refute(page, shop, KIND);
});

test("scrolling by script is none", async ({ page, shop }) => {
  await arrive(page, shop);
  for (let round = 0; round < 4; round += 1) {
    for (const y of [1400, 0]) {
      await page.evaluate((top) => window.scrollTo(0, top), y);
      await page.clock.runFor(400);
    }
  }
  await refute(page, shop, KIND);
});

test("scrolling inside a box is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    const box = document.createElement("div");
    box.style.cssText = "position:fixed;inset:0;overflow:auto";
    const tall = document.createElement("div");
    tall.style.height = "5000px";
    box.append(tall);
    document.body.append(box);
  });
  await page.mouse.move(400, 400);
  for (let round = 0; round < 8; round += 1) {
    await page.mouse.wheel(0, round % 2 ? -1200 : 1200);
    await page.waitForTimeout(80);
    await page.clock.runFor(300);
  }
  await refute(page, shop, KIND);
});

test("a page of unknown type keeps still", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/blog" });
  await page.mouse.move(400, 400);
  for (let round = 0; round < 3; round += 1) {
    await wheel(page, 1200);
    await wheel(page, -1200);
  }
  await refute(page, shop, KIND);
});

test.describe("with a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("legs of nine tenths of the screen are a loop, once", async ({ page, shop }) => {
    await arrive(page, shop);
    for (let round = 0; round < 4; round += 1) {
      await swipe(page, 760);
      await swipe(page, -760);
    }
    const [moment] = await moments(shop, KIND);
    expect(moment?.["reversals"]).toBeGreaterThanOrEqual(4);
    expect(moment?.["net"]).toBeLessThanOrEqual(1);
  });

  test("two strokes in one direction are one leg", async ({ page, shop }) => {
    await arrive(page, shop);
    // Each is short of a leg, as those of the test below; a busy browser may drop the last step of a stroke, so both
    // together are far more than one.
    for (let round = 0; round < 3; round += 1)
      for (const distance of [600, 600, -600, -600]) await swipe(page, distance);
    await moments(shop, KIND);
  });

  test("legs of seven tenths, which would do with a wheel, are none", async ({ page, shop }) => {
    await arrive(page, shop);
    for (let round = 0; round < 4; round += 1) {
      await swipe(page, 600);
      await swipe(page, -600);
    }
    await refute(page, shop, KIND);
  });
});
