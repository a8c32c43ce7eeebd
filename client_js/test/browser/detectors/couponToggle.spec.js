import { expect, test } from "../../support/test.js";
import { arrive, moments, refute } from "../../support/visit.js";

/** @typedef {import("../../support/test.js").Shop} Shop */

const path = "/checkout";

const SHOWN = "box.hidden = !box.hidden";
const PUT_IN = "box.hidden = false; box.innerHTML = box.innerHTML ? '' : field.innerHTML";

/**
 * A checkout whose field for a code is shown by a control of that name, or only put in by it.
 *
 * @param {Shop} shop @param {string} [name] @param {string} [how]
 */
function openToggle(shop, name = "Have a code?", how = SHOWN) {
  const field = '<input name="coupon_code" id="code"><button type="button" id="apply">Apply</button>';
  const text = `<title>Checkout</title><script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
  <body class="woocommerce-checkout"><main><h1>Checkout</h1>
  <p><button type="button" id="toggle" onclick="${how}">${name}</button></p>
  <template id="field">${field}</template><div id="box" hidden>${how === SHOWN ? field : ""}</div>
  <form class="checkout woocommerce-checkout"><input id="street" autocomplete="address-line1"><button id="place_order">Place order</button></form></main>`;
  shop.pages.set(path, { text });
}

/** @type {[how: string, leave: (page: import("@playwright/test").Page) => Promise<void>][]} */
const WAYS = [
  ["for another field", (page) => page.locator("#street").click()],
  ["by keyboard", (page) => page.locator("#street").focus()],
  ["by closing it again", (page) => page.locator("#toggle").click()],
];

for (const [what, shows] of /** @type {const} */ ([
  ["asked for", SHOWN],
  ["put in when asked for", PUT_IN],
])) {
  for (const [how, leave] of WAYS) {
    test(`a field for codes that was ${what} and left ${how} is a hunt`, async ({ page, shop }) => {
      openToggle(shop, "Have a code?", shows);
      await arrive(page, shop, { path });
      await page.locator("#toggle").click();
      await page.clock.runFor(2000);
      await leave(page);
      await page.clock.runFor(4000);
      expect(await moments(shop, "coupon_hunt")).toMatchObject([{ reason: "opened", codes: 0 }]);
    });
  }
}

test("one that is asked for and filled in is none", async ({ page, shop }) => {
  openToggle(shop);
  await arrive(page, shop, { path });
  await page.locator("#toggle").click();
  await page.locator("#code").click();
  await page.keyboard.type("GOOD");
  await page.clock.runFor(2000);
  await page.locator("#street").click();
  await refute(page, shop, "coupon_hunt");
});

test("one that is closed again at once was a slip", async ({ page, shop }) => {
  openToggle(shop);
  await arrive(page, shop, { path });
  await page.locator("#toggle").dblclick();
  await page.clock.runFor(2000);
  await page.locator("#street").click();
  await refute(page, shop, "coupon_hunt");
});

test("one that comes into view with the order's summary was not asked for", async ({ page, shop }) => {
  openToggle(shop, "Show order summary");
  await arrive(page, shop, { path });
  await page.locator("#toggle").click();
  await page.clock.runFor(2000);
  await page.locator("#street").click();
  await refute(page, shop, "coupon_hunt");
});

test("one that was put in later and is stared at is a hunt", async ({ page, shop }) => {
  openToggle(shop, "More", PUT_IN);
  await arrive(page, shop, { path });
  await page.locator("#toggle").click();
  await page.locator("#code").click();
  await page.clock.runFor(3500);
  await page.locator("#street").click();
  await page.clock.runFor(1000);
  expect(await moments(shop, "coupon_hunt")).toMatchObject([{ reason: "left_empty" }]);
});

test("one that was put in later and filled in is none", async ({ page, shop }) => {
  openToggle(shop, "Have a code?", PUT_IN);
  await arrive(page, shop, { path });
  await page.locator("#toggle").click();
  await page.locator("#code").click();
  await page.keyboard.type("GOOD");
  await page.locator("#apply").click();
  await page.clock.runFor(2000);
  await page.locator("#street").click();
  await refute(page, shop, "coupon_hunt");
});
