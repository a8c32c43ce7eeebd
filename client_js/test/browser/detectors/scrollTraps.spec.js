import { expect, test } from "../../support/test.js";
import { arrive, gathered, moments, refute, stillness, stroke, wheel } from "../../support/visit.js";

const LOOP = "scroll_loop";

/** Scrolls down and up so often. @param {import("@playwright/test").Page} page @param {number} rounds */
async function toAndFro(page, rounds) {
  await page.mouse.move(400, 400);
  for (let round = 0; round < rounds; round += 1) {
    await wheel(page, 1200);
    await wheel(page, -1200);
  }
}

/** Has the page grow by a screen each time it is scrolled down, so often. @param {import("@playwright/test").Page} page @param {number} times */
const growing = (page, times) =>
  page.evaluate((most) => {
    let left = most;
    let wasAbove = true;
    addEventListener("scroll", () => {
      if (scrollY > 900 && wasAbove && left > 0) {
        left -= 1;
        const more = document.createElement("div");
        more.style.height = `${innerHeight}px`;
        document.querySelector("main")?.append(more);
      }
      wasAbove = scrollY < 900;
    });
  }, times);

test("a list that grows while it is scrolled to and fro is no loop", async ({ page, shop }) => {
  await arrive(page, shop);
  await growing(page, 9);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  await toAndFro(page, 3);
  expect(await height()).toBeGreaterThan(before + 1600);
  await refute(page, shop, LOOP);
});

test("a page that grew once, long before, keeps no loop from being told", async ({ page, shop }) => {
  await arrive(page, shop);
  await growing(page, 1);
  await wheel(page, 1200);
  await wheel(page, -1200);
  for (let step = 0; step < 4; step += 1) {
    await page.mouse.move(400 + step, 400);
    await page.clock.runFor(9000);
  }
  await toAndFro(page, 3);
  await moments(shop, LOOP);
});

test("what the focus scrolls to is no loop", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    for (const place of ["first", "last"]) {
      const link = document.createElement("a");
      link.href = "#";
      link.textContent = place;
      document.querySelector("main")?.[place === "first" ? "prepend" : "append"](link);
    }
    document.querySelectorAll("a, button, input, summary").forEach((other) => {
      if (!/^(first|last)$/.test(String(other.textContent))) other.setAttribute("tabindex", "-1");
    });
  });
  await page.getByText("first", { exact: true }).focus();
  for (let turn = 0; turn < 6; turn += 1) {
    await page.keyboard.press(turn % 2 ? "Shift+Tab" : "Tab");
    await stillness(page);
    await page.clock.runFor(500);
  }
  await refute(page, shop, LOOP);
});

test("what the browser's search finds is no loop", async ({ page, shop }) => {
  await arrive(page, shop);
  for (let turn = 0; turn < 8; turn += 1) {
    await page.evaluate(
      (word) => /** @type {any} */ (window).find(word, false, false, true),
      turn % 2 ? "ZX" : "Rinse",
    );
    await stillness(page);
    await page.clock.runFor(500);
  }
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await refute(page, shop, LOOP);
});

test("a promise that a carousel at the top brings back by itself is not reread", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      document.querySelector("#returns")?.remove();
      document.body.insertAdjacentHTML(
        "afterbegin",
        `<div style="overflow: hidden; width: 600px"><div id="row" style="display: flex; width: 1200px">
          <p style="width: 600px">Sale</p><p style="width: 600px" data-waverly="policy">Free returns</p></div></div>`,
      );
    }),
  );
  await arrive(page, shop);
  for (let turn = 0; turn < 8; turn += 1) {
    await page
      .locator("#row")
      .evaluate(
        (row, x) => row.setAttribute("style", `${row.getAttribute("style")}; translate: ${x}px`),
        turn % 2 ? 0 : -600,
      );
    await gathered(page);
    await page.mouse.move(400 + turn, 500);
    await page.clock.runFor(5000);
  }
  await refute(page, shop, "section_reread");
});

test.describe("with a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("pulling the page down at its top, as to load it anew, is nothing", async ({ page, shop }) => {
    await arrive(page, shop, { active_ms: 13_000 });
    for (let turn = 0; turn < 6; turn += 1) {
      await stroke(page, 100, 800);
      await page.clock.runFor(500);
    }
    await refute(page, shop, LOOP, 1000);
    expect(shop.eventsOf("exit_intent")).toEqual([]);
  });
});
