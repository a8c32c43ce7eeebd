import { expect, test } from "../../support/test.js";
import { arrive, hide, moments, refute, show, wheel } from "../../support/visit.js";

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

/** Has the shopper save data, which makes the script light: it hears no pointer move. @param {import("@playwright/test").Page} page */
const saveData = (page) =>
  page.addInitScript(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }),
  );

test("a hand whose moves are not heard is no pause", async ({ page, shop }) => {
  await saveData(page);
  await arrive(page, shop, { active_ms: 0 });
  await page.keyboard.press("Shift");
  for (let step = 0; step < 6; step += 1) {
    await page.mouse.move(300 + step * 20, 300);
    await page.clock.runFor(3000);
  }
  await refute(page, shop, KIND, 3000);
});

test("a press whose end is not heard keeps nothing silent", async ({ page, shop }) => {
  await saveData(page);
  await arrive(page, shop);
  await page.mouse.click(400, 400, { button: "right" });
  for (let round = 0; round < 3; round += 1) {
    await wheel(page, 1200);
    await wheel(page, -1200);
  }
  await moments(shop, "scroll_loop");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger's stillness is a pause, though the script is light", async ({ page, shop }) => {
    await saveData(page);
    await arrive(page, shop, { active_ms: 0 });
    await page.locator("h1").tap();
    await page.clock.runFor(27_000);
    await moments(shop, KIND);
  });
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

test("somebody who types in a frame, as in a chat's or a card's, does not pause", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.move(300, 300);
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "<input>";
    document.querySelector("form")?.append(frame);
  });
  await page.frameLocator("iframe").locator("input").click();
  await page.keyboard.type("hello");
  await refute(page, shop, KIND, 12_000);
});

test("a page of unknown type keeps still", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/blog", active_ms: 0 });
  await page.mouse.move(300, 300);
  await refute(page, shop, KIND, 20_000);
});
