import { expect, test } from "../../support/test.js";
import { arrive, hide, moments, refute, show, sleep } from "../../support/visit.js";

const KIND = "checkout_tab_switch";

/** @param {import("@playwright/test").Page} page @param {number} away_ms */
async function goAway(page, away_ms) {
  await hide(page);
  await page.clock.runFor(away_ms);
  await show(page);
  await page.clock.runFor(2000);
}

test("leaving a checkout that was begun and coming back is a moment, and so is the second time", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await goAway(page, 4000);
  expect((await moments(shop, KIND))[0]).toMatchObject({ count: 1 });
  await goAway(page, 5000);
  const [, second] = await moments(shop, KIND, 2);
  expect(second).toMatchObject({ count: 2 });
  expect(second?.["away_ms"]).toBeGreaterThanOrEqual(9000);
});

test("a glance of less than three seconds is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await goAway(page, 2500);
  await refute(page, shop, KIND);
});

test("a checkout nobody has touched is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await goAway(page, 5000);
  await refute(page, shop, KIND);
});

test("more than half an hour is a locked screen", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await goAway(page, 31 * 60_000);
  await refute(page, shop, KIND);
});

test("nor is a lid closed for two hours, during which the page's clock stood still, a moment", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await hide(page);
  await page.clock.runFor(4000);
  await sleep(page, 2 * 3_600_000);
  await show(page);
  await page.clock.runFor(2000);
  await refute(page, shop, KIND);
});

test("fetching a code is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await page.locator("#otp").focus();
  await goAway(page, 8000);
  await refute(page, shop, KIND);
});

test("paying in the bank's window is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await page.locator("#pay").click();
  await goAway(page, 8000);
  await refute(page, shop, KIND);
});

for (const [where, put] of /** @type {[string, () => void][]} */ ([
  [
    "in the payment service's frame",
    () => document.querySelector("form")?.append(document.createElement("iframe")),
  ],
  [
    "in its frame within a component",
    () => {
      const component = document.createElement("div");
      component.attachShadow({ mode: "open" }).append(document.createElement("iframe"));
      document.querySelector("form")?.append(component);
    },
  ],
])) {
  test(`fetching the card is none when its field stands ${where}`, async ({ page, shop }) => {
    await arrive(page, shop, { path: "/checkout" });
    await page.locator("#name").click();
    await page.evaluate(put);
    await page.locator("iframe").click();
    await goAway(page, 8000);
    await refute(page, shop, KIND);
  });
}

for (const [what, markup] of /** @type {[string, string][]} */ ([
  ["a wallet's, told by its class", '<button type="button" class="gpay-button" id="it"></button>'],
  ["a wallet's, told by its label", '<button type="button" aria-label="PayPal" id="it"><svg></svg></button>'],
  [
    "a wallet's own element",
    '<apple-pay-button id="it" style="display: block; height: 40px"></apple-pay-button>',
  ],
  ["a wallet's that has another name", '<button type="button" id="it">Venmo</button>'],
])) {
  test(`paying by a press on ${what} is none`, async ({ page, shop }) => {
    await arrive(page, shop, { path: "/checkout" });
    await page.evaluate(
      (text) => document.querySelector("main")?.insertAdjacentHTML("beforeend", text),
      markup,
    );
    await page.locator("#name").click();
    await page.locator("#it").click();
    await goAway(page, 8000);
    await refute(page, shop, KIND);
  });
}

test("a press between the controls is no payment, whatever they say", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.locator("#name").click();
  await page.locator("body").click({ position: { x: 3, y: 3 } });
  expect(await page.locator("body").textContent()).toMatch(/pay/i);
  await goAway(page, 8000);
  await moments(shop, KIND);
});

test("another kind of page is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/blog" });
  await page.locator("#comment").click();
  await goAway(page, 5000);
  await refute(page, shop, KIND);
});

test("choosing a file, which a phone does in another app, is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout" });
  await page.evaluate(() =>
    document
      .querySelector("form")
      ?.insertAdjacentHTML("beforeend", '<label id="proof">Proof <input type="file"></label>'),
  );
  page.on("filechooser", () => {});
  await page.locator("#name").click();
  await page.locator("#proof").click();
  await goAway(page, 8000);
  await refute(page, shop, KIND);
});
