import { expect, test } from "../../support/test.js";
import { arrive, middle, moments, moveAway, refute, rest, standStill } from "../../support/visit.js";

const KIND = "cart_button_hover";

test("resting on add-to-cart and leaving it is a moment, once", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(5000);
  const [moment] = await moments(shop, KIND);
  expect(moment).toMatchObject({ product: "ZX-1", visits: 1, input: "mouse" });
  expect(moment?.["hover_ms"]).toBeGreaterThanOrEqual(2000);
  await rest(page, "#add", 2000);
  await moveAway(page);
  await refute2(page, shop);
});

/** One moment, and no second within two minutes. @param {import("@playwright/test").Page} page @param {import("../../support/test.js").Shop} shop */
async function refute2(page, shop) {
  await page.clock.runFor(5000);
  await page.clock.runFor(12_000);
  expect(shop.eventsOf(KIND)).toHaveLength(1);
}

test("three short visits within twenty seconds are a moment", async ({ page, shop }) => {
  await arrive(page, shop);
  for (let visit = 0; visit < 3; visit += 1) {
    await rest(page, "#add", 450);
    await moveAway(page);
    await page.clock.runFor(500);
  }
  await page.clock.runFor(2000);
  expect((await moments(shop, KIND))[0]).toMatchObject({ visits: 3 });
});

test("two short visits are not", async ({ page, shop }) => {
  await arrive(page, shop);
  for (let visit = 0; visit < 2; visit += 1) {
    await rest(page, "#add", 450);
    await moveAway(page);
  }
  await refute(page, shop, KIND);
});

test("passing over is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#add", 300);
  await moveAway(page);
  await refute(page, shop, KIND);
});

test("hovering and then pressing is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#add", 2000);
  await page.locator("#add").click();
  await moveAway(page);
  await refute(page, shop, KIND);
});

test("pressing within two seconds of leaving is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await standStill(page);
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(1500);
  await page.locator("#add").click();
  await refute(page, shop, KIND);
});

test("a page scrolled under a still pointer is not", async ({ page, shop }) => {
  await arrive(page, shop);
  const { x, y } = await middle(page, "#add");
  await page.mouse.move(x, y + 200);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => window.scrollY >= 200);
  await page.clock.runFor(3000);
  await page.mouse.wheel(0, -200);
  await page.waitForFunction(() => window.scrollY === 0);
  await refute(page, shop, KIND);
});

test("a disabled control is another doubt", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#add").evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await rest(page, "#add", 2000);
  await moveAway(page);
  await refute(page, shop, KIND);
});

test("a pointer left lying for longer than twenty seconds is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#add", 25_000);
  await moveAway(page);
  await refute(page, shop, KIND);
});

test("nothing fires in the first five seconds", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await rest(page, "#add", 600);
  await refute(page, shop, KIND, 100);
});

test("focus that stays three seconds and leaves is the keyboard's hover", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  await expect(page.locator("#add")).toBeFocused();
  await page.clock.runFor(3200);
  await page.keyboard.press("Tab");
  await page.clock.runFor(2500);
  expect((await moments(shop, KIND))[0]).toMatchObject({ input: "keyboard" });
});

test("focus that stays and then presses is not, though what the press opens takes the focus", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await page.evaluate(() =>
    window.addEventListener(
      "click",
      (event) => {
        event.stopImmediatePropagation();
        /** @type {HTMLElement} */ (document.querySelector("#note")).focus();
      },
      { capture: true },
    ),
  );
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  await page.clock.runFor(3200);
  await page.keyboard.press("Enter");
  await expect(page.locator("#note")).toBeFocused();
  await refute(page, shop, KIND);
});

test("focus on a disabled control is another doubt", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#add").evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  await page.clock.runFor(3200);
  await page.keyboard.press("Tab");
  await refute(page, shop, KIND);
});

test("a context menu opened on the control is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#add", 2000);
  await page.locator("#add").click({ button: "right" });
  await moveAway(page);
  await refute(page, shop, KIND);
});

test("tabbing through is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  await page.clock.runFor(1000);
  await page.keyboard.press("Tab");
  await refute(page, shop, KIND);
});

test.describe("on touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  /** @param {import("@playwright/test").Page} page */
  const finger = async (page) => {
    const session = await page.context().newCDPSession(page);
    return (
      /** @type {"touchStart" | "touchMove" | "touchEnd"} */ type,
      /** @type {{x: number, y: number}[]} */ touchPoints,
    ) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };

  test("a press that starts on the control and ends outside is a moment", async ({ page, shop }) => {
    await arrive(page, shop);
    await page.locator("#add").evaluate((button) => {
      button.style.touchAction = "none";
    });
    await page.locator("#add").scrollIntoViewIfNeeded();
    const touch = await finger(page);
    const { x, y } = await middle(page, "#add");
    await touch("touchStart", [{ x, y }]);
    await page.clock.runFor(500);
    await touch("touchMove", [{ x, y: y - 150 }]);
    await touch("touchEnd", []);
    await page.clock.runFor(3000);
    expect((await moments(shop, KIND))[0]).toMatchObject({ input: "touch" });
  });

  test("a scroll that starts on the control is not", async ({ page, shop }) => {
    await arrive(page, shop);
    await page.locator("#add").scrollIntoViewIfNeeded();
    const touch = await finger(page);
    const { x, y } = await middle(page, "#add");
    await touch("touchStart", [{ x, y }]);
    for (let step = 1; step <= 6; step += 1) await touch("touchMove", [{ x, y: y - step * 40 }]);
    await touch("touchEnd", []);
    await refute(page, shop, KIND);
  });

  test("all chosen, and then nothing for eight seconds, is a moment, also when the page was moved in between", async ({
    page,
    shop,
  }) => {
    await arrive(page, shop);
    await page.getByLabel("42").tap();
    await page.clock.runFor(2000);
    await page.locator("h1").tap();
    await page.locator("#add").scrollIntoViewIfNeeded();
    await page.clock.runFor(13_000);
    expect((await moments(shop, KIND))[0]).toMatchObject({ input: "touch" });
  });

  /** Has sizes to press, of which one is chosen when its press is over. @param {import("@playwright/test").Page} page */
  const withSizeButtons = (page) =>
    page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => {
        const sizes = document.querySelector("fieldset");
        if (!sizes) return;
        sizes.innerHTML =
          "<legend>Size</legend><button type=button>41</button> <button type=button>42</button>";
        sizes.addEventListener("click", ({ target }) =>
          /** @type {Element} */ (target).closest("button")?.setAttribute("aria-pressed", "true"),
        );
      }),
    );

  test("all chosen by buttons, and then nothing for eight seconds, is a moment, too", async ({
    page,
    shop,
  }) => {
    await withSizeButtons(page);
    await arrive(page, shop);
    await page.getByRole("button", { name: "42", exact: true }).tap();
    await page.locator("#add").scrollIntoViewIfNeeded();
    await page.clock.runFor(13_000);
    expect((await moments(shop, KIND))[0]).toMatchObject({ input: "touch" });
  });

  test("a touch beside the sizes, with none chosen, is not", async ({ page, shop }) => {
    await withSizeButtons(page);
    await arrive(page, shop);
    await page.locator("legend").tap();
    await page.locator("#add").scrollIntoViewIfNeeded();
    await refute(page, shop, KIND, 13_000);
  });

  test("a tap is not", async ({ page, shop }) => {
    await arrive(page, shop);
    await page.locator("#add").tap();
    await refute(page, shop, KIND);
  });
});
