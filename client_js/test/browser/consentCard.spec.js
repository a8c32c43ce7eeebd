import { violations } from "../support/axe.js";
import { expect, test } from "../support/test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */

const PAGE = "/p/zx?consent=card";

/** @param {Page} page */
const card = (page) => page.getByRole("dialog", { name: "May this shop notice when you are stuck?" });

/** @param {Page} page */
const stored = (page) => page.evaluate(() => Object.entries({ ...localStorage, ...sessionStorage }));

test("the card says what the shopper gains and takes neither the focus nor the page", async ({
  page,
  shop,
}) => {
  await page.goto(shop.origin + PAGE);
  await expect(card(page)).toContainText("Of what you type, only the words of a search are read");
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
  await page.locator("#add").click();
  expect(await violations(page, { all: true })).toEqual([]);
});

test("both answers are of one size and weight", async ({ page, shop }) => {
  await page.goto(shop.origin + PAGE);
  const [no, yes] = await Promise.all(
    ["No, thanks", "Yes, help me"].map(async (name) => {
      const button = card(page).getByRole("button", { name });
      const box = await button.boundingBox();
      const look = await button.evaluate((element) => {
        const { color, backgroundColor, fontWeight, fontSize, borderWidth } = getComputedStyle(element);
        return { color, backgroundColor, fontWeight, fontSize, borderWidth };
      });
      return { width: Math.round(box?.width ?? 0), height: Math.round(box?.height ?? 0), look };
    }),
  );
  expect(no).toEqual(yes);
  expect(no?.height).toBeGreaterThanOrEqual(44);
});

test("a yes begins the visit, and nobody is asked again", async ({ page, shop }) => {
  await page.goto(shop.origin + PAGE);
  await card(page).getByRole("button", { name: "Yes, help me" }).click();
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  expect(shop.batches[0]?.consent).toEqual({ analytics: true, personalization: true, marketing: false });
  await page.reload();
  await expect.poll(() => shop.batches.filter((batch) => batch.page).length).toBe(2);
  await expect(card(page)).toHaveCount(0);
});

test("a no is the only thing kept", async ({ page, shop }) => {
  await page.goto(shop.origin + PAGE);
  await card(page).getByRole("button", { name: "No, thanks" }).click();
  await page.reload();
  await expect.poll(() => shop.requests.filter((request) => request.includes("consent-")).length).toBe(2);
  await page.waitForLoadState("networkidle");
  await expect(card(page)).toHaveCount(0);
  expect(await stored(page)).toEqual([["waverly-consent", "no"]]);
  expect(shop.batches).toEqual([]);
});

test("a shopper who changes their mind is asked on request, and a no then deletes", async ({
  page,
  shop,
}) => {
  await page.goto(shop.origin + PAGE);
  await card(page).getByRole("button", { name: "Yes, help me" }).click();
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.evaluate(() => /** @type {any} */ (window).waverly("consent", "ask"));
  await card(page).getByRole("button", { name: "No, thanks" }).click();
  expect(await stored(page)).toEqual([["waverly-consent", "no"]]);
});

test("Escape leaves the question open, and without the word in the tag nobody is asked", async ({
  page,
  shop,
}) => {
  await page.goto(shop.origin + PAGE);
  await card(page).getByRole("button", { name: "No, thanks" }).focus();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  expect(await stored(page)).toEqual([]);
  await page.goto(`${shop.origin}/p/zx`);
  await page.waitForFunction(() => window.waverly.context().regions !== undefined);
  await expect(card(page)).toHaveCount(0);
});
