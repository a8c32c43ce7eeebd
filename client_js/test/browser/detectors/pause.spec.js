import { expect, test } from "../../support/test.js";
import { arrive, hide, moments, refute, show } from "../../support/visit.js";

const KIND = "pause";

test("stillness past the reading time of the section in view is a pause, once", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.move(300, 300);
  await page.clock.runFor(9000);
  const [moment] = await moments(shop, KIND);
  expect(moment?.["section"]).toBe("size-options");
  expect(moment?.["expected_ms"]).toBe(8000);
  expect(moment?.["still_ms"]).toBeGreaterThanOrEqual(8000);
  await page.clock.runFor(60_000);
  expect(shop.eventsOf(KIND)).toHaveLength(1);
});

test("a page nobody has touched is no pause", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await refute(page, shop, KIND, 20_000);
});

test("a hand that moves is no pause", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  for (let step = 0; step < 6; step += 1) {
    await page.mouse.move(300 + step * 20, 300);
    await page.clock.runFor(3000);
  }
  await refute(page, shop, KIND, 3000);
});

test("a hidden page is no pause", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.move(300, 300);
  await page.clock.runFor(1000);
  await hide(page);
  await page.clock.runFor(20_000);
  await show(page);
  await refute(page, shop, KIND, 1000);
});

test("a playing film is no pause", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await page.evaluate(() => {
    const film = document.createElement("video");
    Object.defineProperty(film, "paused", { value: false });
    document.body.append(film);
  });
  await page.mouse.move(300, 300);
  await refute(page, shop, KIND, 12_000);
});

test("a page of unknown type keeps still", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/blog", active_ms: 0 });
  await page.mouse.move(300, 300);
  await refute(page, shop, KIND, 20_000);
});
