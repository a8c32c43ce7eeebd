/** A cart kept in the browser: by whom it is told, and how it comes back on another visit. */
/** @import { Browser, BrowserContext, Page, PlaywrightTestArgs } from "@playwright/test" */
/** @import { Shop } from "../../support/test.js" */
import { EXAMPLES } from "../../support/gallery.js";
import { bring } from "../../support/overlays.js";
import { productPageWith } from "../../support/shop.js";
import { test as base, expect } from "../../support/test.js";
import { arrive } from "../../support/visit.js";

const DAY_MS = 86_400_000;
const OVERLAY = EXAMPLES["save_cart"]?.overlay ?? {};

/** Tells the cart as a data layer does, and keeps it. @param {Page} page @param {Shop} shop */
async function keep(page, shop) {
  const card = await bring(page, shop, OVERLAY);
  await page.evaluate(() => {
    window.dataLayer ??= [];
    const item = { item_id: "ZX-1", sku: "ZX-1-pine-42", item_name: "ZX Elite", price: 129, quantity: 2 };
    window.dataLayer.push({ event: "view_cart", ecommerce: { value: 258, currency: "EUR", items: [item] } });
  });
  await card.getByRole("button", { name: "Keep it in this browser" }).click();
  await expect(card.getByText("Kept in this browser")).toBeVisible();
}

/** `restart` returns the page of a browser that was started anew: what outlives the tab is there, nothing else. */
const test = base.extend(
  /** @type {import("@playwright/test").Fixtures<{ restart: () => Promise<Page> }, {}, PlaywrightTestArgs, { browser: Browser }>} */ ({
    restart: async ({ context, browser }, use) => {
      /** @type {BrowserContext[]} */
      const opened = [];
      await use(async () => {
        const storageState = await context.storageState();
        await context.close();
        const later = await browser.newContext({ storageState, viewport: { width: 1280, height: 800 } });
        opened.push(later);
        return later.newPage();
      });
      for (const later of opened) await later.close();
    },
  }),
);

/**
 * Arrives, and waits until the part that could offer the cart has had its say.
 *
 * @param {Page} page @param {Shop} shop @param {string} path @param {number} time
 */
async function arriveWithKept(page, shop, path, time) {
  const [part] = await Promise.all([
    page.waitForEvent("requestfinished", (request) => /\/kept-/.test(request.url())),
    arrive(page, shop, { path, time }),
  ]);
  await page.evaluate((url) => import(url), part.url());
}

test("a cart kept in the browser is offered on a later visit, and filled by the shop itself", async ({
  page,
  shop,
  restart,
}) => {
  await keep(page, shop);
  expect(shop.handedIn).toEqual([]);
  const later = await restart();
  const reports = shop.batches.length;
  await arrive(later, shop, { path: "/c/shoes", time: Date.now() + DAY_MS });
  const card = later.locator("waverly-help .card");
  await expect(card.getByRole("heading", { name: "Your cart is still here" })).toBeVisible();
  await expect(card.getByText("2 × ZX Elite")).toBeVisible();
  await expect(card.getByRole("link", { name: "Bring it back" })).toHaveAttribute(
    "href",
    `${shop.origin}/cart/restore?items=ZX-1-pine-42:2`,
  );
  expect(JSON.stringify(shop.batches.slice(reports))).not.toContain("overlay_");
});

test("who has brought it back is not asked again", async ({ page, shop, restart }) => {
  await keep(page, shop);
  const later = await restart();
  await arrive(later, shop, { path: "/c/shoes", time: Date.now() + DAY_MS });
  await later.getByRole("link", { name: "Bring it back" }).click();
  await later.waitForURL("**/cart/restore?items=ZX-1-pine-42:2");
  expect(await later.evaluate(() => localStorage.getItem("waverly:cart"))).toBe("null");
});

for (const [told, where, days] of /** @type {const} */ ([
  ["in the same visit, where a cart may be that the page does not show", "/c/shoes", 0],
  ["after a month", "/c/shoes", 31],
  ["at the checkout", "/checkout", 1],
])) {
  test(`a kept cart is not offered ${told}`, async ({ page, shop, restart }) => {
    await keep(page, shop);
    const later = await restart();
    await arriveWithKept(later, shop, where, Date.now() + days * DAY_MS);
    await expect(later.locator("waverly-help")).toHaveCount(0);
    expect(await later.evaluate(() => localStorage.getItem("waverly:cart"))).toContain("ZX-1");
  });
}

test("a page that tells its cart is full is offered none", async ({ page, shop, restart }) => {
  await keep(page, shop);
  const later = await restart();
  await later.addInitScript(() => {
    const items = [{ item_id: "B-2", quantity: 1 }];
    Object.assign(window, { dataLayer: [{ event: "view_cart", ecommerce: { items } }] });
  });
  await arriveWithKept(later, shop, "/c/shoes", Date.now() + DAY_MS);
  await expect(later.locator("waverly-help")).toHaveCount(0);
});

test("an empty cart is not kept", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAY);
  await card.getByRole("button", { name: "Keep it in this browser" }).click();
  await expect(card.getByText("That did not go through. Please try again.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("waverly:cart"))).toBeNull();
});

test("a shop that cannot fill its cart is not asked to keep it in the browser", async ({ page, shop }) => {
  const { cart_link, ...overlay } = OVERLAY;
  expect(cart_link).toBeTruthy();
  const card = await bring(page, shop, overlay);
  await expect(card.getByRole("button", { name: "Continue on my phone" })).toBeVisible();
  await expect(card.getByRole("button", { name: "Keep it in this browser" })).toHaveCount(0);
});

for (const [platform, mark, source, cart] of /** @type {const} */ ([
  [
    "shopify",
    '<meta name="shopify-digital-wallet" content="/1">',
    "/cart.js",
    {
      currency: "EUR",
      total_price: 25_800,
      items: [{ product_id: 7, variant_id: 42, quantity: 2, title: "ZX Elite - 42", final_price: 12_900 }],
    },
  ],
  [
    "woocommerce",
    '<a href="/wp-content/plugins/woocommerce/">Shop</a>',
    "/wp-json/wc/store/v1/cart",
    {
      totals: { total_price: "25800", currency_code: "EUR", currency_minor_unit: 2 },
      items: [{ id: 42, quantity: 2, name: "ZX Elite - 42", prices: { price: "12900" } }],
    },
  ],
])) {
  test(`${platform} is asked for the cart itself`, async ({ page, shop }) => {
    await page.route(`**${source}`, (route) => route.fulfill({ json: cart }));
    const card = await bring(page, shop, OVERLAY, { path: await productPageWith(shop, mark) });
    await card.getByLabel("Email address").fill("sam@example.com");
    await card.getByRole("button", { name: "Send me the link" }).click();
    await expect(card.getByText("It is on its way")).toBeVisible();
    expect(shop.handedIn[0]?.["cart"]).toEqual({
      lines: [
        {
          product: platform === "shopify" ? "7" : "42",
          variant: "42",
          quantity: 2,
          name: "ZX Elite - 42",
          price: 129,
        },
      ],
      value: 258,
      currency: "EUR",
    });
  });
}
