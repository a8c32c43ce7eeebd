import { bring, OVERLAYS, settleAnimations } from "../support/overlays.js";
import { expect, test } from "../support/test.js";
import { hide, show } from "../support/visit.js";

/** @import { Page } from "@playwright/test" */
/** @import { Shop } from "../support/test.js" */

/**
 * Has the checkout stand as a style says, begins to fill it in, compares elsewhere and comes back.
 *
 * @param {Page} page @param {Shop} shop @param {string} style @param {object} overlay
 */
async function bringAtCheckout(page, shop, style, overlay) {
  await page.addInitScript((text) => {
    addEventListener("DOMContentLoaded", () => {
      const sheet = document.createElement("style");
      sheet.textContent = text;
      document.head.append(sheet);
    });
  }, style);
  const card = await bring(page, shop, overlay, {
    path: "/checkout",
    waver: async () => {
      await page.locator("#name").click();
      await hide(page);
      await page.clock.runFor(8000);
      await show(page);
      await page.clock.runFor(2000);
    },
  });
  await settleAnimations(page);
  return card;
}

test("on a phone help covers the button to pay with at neither edge", async ({ page, shop }) => {
  await page.setViewportSize({ width: 390, height: 740 });
  const style = `form { padding-top: 250px }
    #pay { position: fixed; left: 16px; right: 16px; bottom: 60px }`;
  await bringAtCheckout(page, shop, style, { ...OVERLAYS.message, format: "sheet" });
  await page.locator("#pay").click({ trial: true });
});

test("the button to pay with weighs more than the one for a coupon", async ({ page, shop }) => {
  const style = `#apply { position: fixed; right: 60px; bottom: 60px }
    #pay { position: fixed; left: 60px; bottom: 60px }`;
  const card = await bringAtCheckout(page, shop, style, OVERLAYS.message);
  await page.locator("#pay").click({ trial: true });
  await expect(card).not.toHaveClass(/aside/);
});

test("a field that comes to lie half under a card is given way to once it is filled in", async ({
  page,
  shop,
}) => {
  const card = await bringAtCheckout(page, shop, "#pay { position: fixed; top: 60px }", OVERLAYS.message);
  const before = await card.boundingBox();
  const field = page.locator("#postcode");
  const half = `position: fixed; width: 200px; left: ${(before?.x ?? 0) - 100}px; top: ${(before?.y ?? 0) + 40}px`;
  await field.evaluate((element, style) => element.setAttribute("style", style), half);
  await field.focus();
  await settleAnimations(page);
  const [over, box] = [await card.boundingBox(), await field.boundingBox()];
  expect((over?.x ?? 0) + (over?.width ?? 1280)).toBeLessThan(box?.x ?? 0);
});

test("where a card hides a field in either corner it stays off the button", async ({ page, shop }) => {
  const style = `#street { position: fixed; right: 60px; bottom: 60px }
    #email { position: fixed; left: 60px; bottom: 60px }
    #pay { position: fixed; left: 60px; bottom: 120px }`;
  await bringAtCheckout(page, shop, style, OVERLAYS.message);
  await page.locator("#pay").click({ trial: true });
});
