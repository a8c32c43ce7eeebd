import { bring, hesitate, OVERLAYS, settleAnimations } from "../support/overlays.js";
import { expect, test } from "../support/test.js";
import { gathered, hide, show } from "../support/visit.js";

/** @import { Page } from "@playwright/test" */
/** @import { Shop } from "../support/test.js" */

/**
 * Has the checkout stand as a style says, begins to fill it in, compares elsewhere and comes back.
 *
 * @param {Page} page @param {Shop} shop @param {string} style @param {object} overlay
 * @param {string} [sum] what the page says the order comes to
 */
async function bringAtCheckout(page, shop, style, overlay, sum = "") {
  await page.addInitScript(
    (added) =>
      addEventListener("DOMContentLoaded", () => document.body.insertAdjacentHTML("beforeend", added)),
    `<style>${style}</style>${sum}`,
  );
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

const TOTAL = '<p class="order-total" id="total">Total €129</p>';

test("the sum of the order stays in view where the other corner hides only fields", async ({
  page,
  shop,
}) => {
  const style = `#total { position: fixed; right: 60px; bottom: 60px; margin: 0 }
    #street { position: fixed; left: 60px; bottom: 60px }
    #email { position: fixed; right: 60px; top: 20px }
    #pay { position: fixed; left: 60px; top: 20px }`;
  await bringAtCheckout(page, shop, style, OVERLAYS.message, TOTAL);
  await page.locator("#total").click({ trial: true });
  await page.locator("#pay").click({ trial: true });
});

test("where both lower corners hide what matters help stands above, below the menu", async ({
  page,
  shop,
}) => {
  const style = `#pay { position: fixed; left: 60px; bottom: 60px }
    #total { position: fixed; right: 60px; bottom: 60px; margin: 0 }
    header { position: fixed; top: 0; left: 0; width: 100%; height: 60px }`;
  const menu = '<header><a href="/cart" id="menu" style="float: right; margin-right: 60px">Cart</a></header>';
  const card = await bringAtCheckout(page, shop, style, OVERLAYS.message, TOTAL + menu);
  for (const each of ["#pay", "#total", "#menu"]) await page.locator(each).click({ trial: true });
  const { x = 0, y = 0, width = 0 } = (await card.boundingBox()) ?? {};
  expect(y).toBeGreaterThan(60);
  expect(x + width).toBeGreaterThan(1240);
});

test("a discount code is put in beside the help, and neither is over the sum", async ({ page, shop }) => {
  const style = `#coupon { position: fixed; right: 60px; bottom: 200px }
    #total { position: fixed; right: 60px; bottom: 60px; margin: 0 }
    #pay { position: fixed; left: 60px; bottom: 60px }`;
  const card = await bringAtCheckout(page, shop, style, OVERLAYS.message, TOTAL);
  await page.locator("#coupon").focus();
  await settleAnimations(page);
  for (const each of ["#coupon", "#total", "#pay"]) await page.locator(each).click({ trial: true });
  await card.getByText("Why am I seeing this?").click();
  await expect(card.getByRole("link", { name: "What was noticed" })).toBeInViewport({ ratio: 1 });
});

test("on a phone help keeps off the sum of the order", async ({ page, shop }) => {
  await page.setViewportSize({ width: 390, height: 740 });
  const style = `form { padding-top: 320px }
    form p:not(:has(#name)) { display: none }
    #total { position: fixed; left: 16px; bottom: 60px; margin: 0 }`;
  await bringAtCheckout(page, shop, style, { ...OVERLAYS.message, format: "sheet" }, TOTAL);
  await page.locator("#total").click({ trial: true });
});

test("on a phone help at the upper edge leaves the menu and the cart of the shop in reach", async ({
  page,
  shop,
}) => {
  await page.setViewportSize({ width: 390, height: 740 });
  const add = "position: fixed; left: 16px; right: 16px; bottom: 60px";
  const card = await bring(page, shop, OVERLAYS.message, {
    waver: async () => {
      await page.locator("#add").evaluate((element, style) => element.setAttribute("style", style), add);
      await hesitate(page);
    },
  });
  await settleAnimations(page);
  await expect(card).toHaveClass(/aside/);
  await page.locator("#cart-link").click({ trial: true });
  await page.locator("#add").click({ trial: true });
  await card.getByText("Why am I seeing this?").click();
  const { y = 0, height = 0 } = (await card.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual(740);
});

test("a card keeps off what is being read where the other corner is free", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.message, {
    waver: async () => {
      const right = "position: fixed; right: 0; bottom: 0; width: 300px; min-height: 0; background: #fff";
      await page
        .locator("[data-waverly=specs]")
        .evaluate((element, style) => element.setAttribute("style", style), right);
      await gathered(page);
      await hesitate(page);
    },
  });
  await expect(card).toHaveClass(/aside/);
});

test("what a card hides in either corner leaves the choice to what matters next", async ({ page, shop }) => {
  const style = `#name { position: fixed; left: 0; bottom: 60px; width: 100% }
    #pay { position: fixed; right: 60px; bottom: 120px }`;
  await bringAtCheckout(page, shop, style, OVERLAYS.message);
  await page.locator("#pay").click({ trial: true });
});

test("who fills in a form by keyboard comes to the next field, and to the help after the button", async ({
  page,
  shop,
}) => {
  const card = await bringAtCheckout(page, shop, "", OVERLAYS.message);
  await expect(page.locator("#name")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("#email")).toBeFocused();
  await page.locator("#pay").focus();
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: "Close" })).toBeFocused();
});
