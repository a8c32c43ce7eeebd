import { expect, test } from "../../support/test.js";
import { arrive, drawn, moveAway, noteMoments, rest, standStill, told } from "../../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */

test.beforeEach(({ page }) => noteMoments(page));

/** Keeps still for longer than anything takes to read. @param {Page} page @param {number} x */
async function pause(page, x) {
  await page.mouse.move(x, 300);
  await page.clock.runFor(27_000);
}

/** Puts something at the end of the page; returns what takes it away again. @param {Page} page @param {string} markup */
async function put(page, markup) {
  await page.evaluate((text) => {
    const place = document.createElement("div");
    place.id = "put";
    place.innerHTML = text;
    document.body.append(place);
    place.querySelector("dialog")?.showModal();
  }, markup);
  return () => page.evaluate(() => document.querySelector("#put")?.remove());
}

const DRAWER = "position: fixed; inset-block: 0; right: 0; width: 400px";
const SHADE = "position: fixed; inset: 0; background: #0008";

for (const [what, markup] of /** @type {[string, string][]} */ ([
  ["a dialog of the browser's", "<dialog>Sizes</dialog>"],
  [
    "a box that says it is modal",
    `<div role="dialog" aria-modal="true" style="position: fixed; inset: 50px">Sizes</div>`,
  ],
  [
    "a drawer as Bootstrap makes them",
    `<div class="offcanvas show" role="dialog" aria-modal="true" style="${DRAWER}">Cart</div><div style="${SHADE}"></div>`,
  ],
  [
    "a modal as older Bootstraps made them",
    `<div style="${SHADE}"></div><div class="modal in" role="dialog" style="position: fixed; inset: 0; overflow: auto"><p style="width: 600px; margin: 30px auto">Sizes</p></div>`,
  ],
  [
    "a theme's drawer that says nothing of itself",
    `<div style="${SHADE}"></div><div style="${DRAWER}">Cart</div>`,
  ],
  [
    "a picture shown large",
    `<div style="${SHADE}"><p style="margin: 200px auto; width: 80px">Photo</p></div>`,
  ],
])) {
  test(`${what} keeps everything silent until it is closed`, async ({ page, shop }) => {
    await arrive(page, shop);
    const take = await put(page, markup);
    await pause(page, 300);
    expect(await told(page)).toEqual([]);
    await take();
    await pause(page, 320);
    expect(await told(page)).toEqual(["pause"]);
  });
}

for (const [what, markup] of /** @type {[string, string][]} */ ([
  ["a drawer that is closed", `<div style="${SHADE}; visibility: hidden"></div>`],
  ["a bar", '<div style="position: fixed; top: 0; width: 100%">Free returns</div>'],
  ["a shade that lets presses through", `<div style="${SHADE}; pointer-events: none"></div>`],
  ["a picture behind the page", `<div style="${SHADE}; z-index: -1"></div>`],
])) {
  test(`${what} silences nothing`, async ({ page, shop }) => {
    await arrive(page, shop);
    await put(page, markup);
    await pause(page, 300);
    expect(await told(page)).toEqual(["pause"]);
  });
}

test("an app that shows its whole page in a fixed box is heard", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() =>
    document.querySelector("main")?.setAttribute("style", "position: fixed; inset: 0; max-width: none"),
  );
  await pause(page, 300);
  expect(await told(page)).toEqual(["pause"]);
});

/** Rests on add-to-cart and leaves it. @param {Page} page @param {() => Promise<void>} [meanwhile] half a second before it counts */
async function waver(page, meanwhile = async () => {}) {
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(1500);
  await meanwhile();
  await page.clock.runFor(800);
}

test("within a second of another size of the window nothing is told, and after it all is", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await standStill(page);
  await waver(page, async () => {
    await page.setViewportSize({ width: 1180, height: 800 });
    await drawn(page);
  });
  expect(await told(page)).toEqual([]);
  await waver(page);
  expect(await told(page)).toEqual(["cart_button_hover"]);
});

test("who looks at something full screen is left alone", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    const photo = document.querySelector(".photo");
    photo?.addEventListener("click", () => photo.requestFullscreen());
  });
  await page.locator(".photo").click();
  await page.waitForFunction(() => document.fullscreenElement);
  await page.clock.runFor(27_000);
  expect(await told(page)).toEqual([]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("who has enlarged the page with two fingers is left alone until it is small again", async ({
    page,
    shop,
  }) => {
    await arrive(page, shop);
    const session = await page.context().newCDPSession(page);
    for (const [scale, kinds] of /** @type {[number, string[]][]} */ ([
      [2, []],
      [1, ["pause"]],
    ])) {
      await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: scale });
      await page.waitForFunction((wanted) => window.visualViewport?.scale === wanted, scale);
      await page.clock.runFor(2000);
      await page.touchscreen.tap(300, 40);
      await page.clock.runFor(27_000);
      expect(await told(page)).toEqual(kinds);
    }
  });
});
