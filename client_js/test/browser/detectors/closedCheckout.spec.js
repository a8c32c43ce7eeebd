import { expect, test } from "../../support/test.js";
import { arrive, moments, refute, settle } from "../../support/visit.js";

const KIND = "checkout_stall";
const PAY = "https://pay.example.com/checkout/1";

/** A cart whose way to the checkout leads there. @param {string} way @param {string} [head] what else gives the shop away */
const cartWith = (way, head = "") => `<!doctype html><html><head><title>Cart</title>${head}
  <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script></head>
  <body><main><h1>Cart</h1><p>ZX Elite, €129.00 <button type="button" id="more">+</button></p>${way}</main></body></html>`;

const AWAY = `<a id="ahead" href="${PAY}">Checkout</a>`;
const SHOPIFY = `<script>window.Shopify = { shop: "northbound.myshopify.com", theme: {} };</script>`;

/** Stays with the cart for a minute, and does something every seven seconds. @param {import("@playwright/test").Page} page @param {(step: number) => Promise<void>} act */
async function stay(page, act) {
  for (let step = 0; step < 8; step += 1) {
    await act(step);
    await page.clock.runFor(7000);
  }
}

for (const [what, text] of /** @type {[string, string][]} */ ([
  ["on another site", cartWith(AWAY)],
  [
    "on another site, sent by a form",
    cartWith(`<form action="${PAY}" method="post"><button>Checkout</button></form>`),
  ],
  [
    "Shopify's",
    cartWith('<form action="/cart" method="post"><button name="checkout">Check out</button></form>', SHOPIFY),
  ],
])) {
  test(`a filled cart that stays is a stall where the checkout is ${what}`, async ({ page, shop }) => {
    shop.pages.set("/cart", { text });
    await arrive(page, shop, { path: "/cart", active_ms: 0 });
    await stay(page, (step) => page.mouse.move(300 + step, 300));
    expect((await moments(shop, KIND))[0]).toMatchObject({ step: "cart" });
  });
}

for (const [what, text] of /** @type {[string, string][]} */ ([
  ["whose checkout is the shop's own", cartWith('<a href="/checkout">Checkout</a>')],
  ["that is empty", cartWith("", SHOPIFY)],
])) {
  test(`a cart ${what} is none`, async ({ page, shop }) => {
    shop.pages.set("/cart", { text });
    await arrive(page, shop, { path: "/cart", active_ms: 0 });
    await stay(page, (step) => page.mouse.move(300 + step, 300));
    await refute(page, shop, KIND, 1000);
  });
}

test("a cart that is changed meanwhile is none", async ({ page, shop }) => {
  shop.pages.set("/cart", { text: cartWith(AWAY) });
  await arrive(page, shop, { path: "/cart", active_ms: 0 });
  await stay(page, () => page.locator("#more").click());
  await refute(page, shop, KIND, 1000);
});

test("who is not let ahead, and comes to the cart again after something else, has not come back", async ({
  page,
  shop,
}) => {
  shop.pages.set("/cart", { text: cartWith(AWAY) });
  await arrive(page, shop, { path: "/cart" });
  await page.evaluate(() =>
    document.querySelector("#ahead")?.addEventListener("click", (event) => event.preventDefault()),
  );
  await page.locator("#ahead").click();
  await page.clock.runFor(35_000);
  await page.locator("#more").click();
  await page.clock.runFor(25_000);
  await page.reload();
  await settle(page);
  await refute(page, shop, KIND, 7000);
});

for (const [away_ms, isStall] of /** @type {const} */ ([
  [60_000, true],
  [20_000, false],
])) {
  test(`coming back to the cart after ${away_ms / 1000} s in the other site's checkout is ${isStall ? "a stall" : "none"}`, async ({
    page,
    shop,
  }) => {
    shop.pages.set("/cart", { text: cartWith(AWAY) });
    await page.route(PAY, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Pay</h1>" }));
    await arrive(page, shop, { path: "/cart" });
    await page.locator("#ahead").click();
    await page.waitForURL(PAY);
    await page.clock.runFor(away_ms);
    await page.goto(`${shop.origin}/cart`);
    await settle(page);
    await page.clock.runFor(7000);
    if (!isStall) return refute(page, shop, KIND, 1000);
    const [stall] = await moments(shop, KIND);
    expect(stall?.["step"]).toBe("checkout");
    expect(stall?.["stalled_ms"]).toBeGreaterThanOrEqual(away_ms);
  });
}
