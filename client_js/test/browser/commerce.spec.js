import { openShop, SHOPS } from "../support/shops.js";
import { expect, test } from "../support/test.js";
import { ALL, arrive, hide, settle } from "../support/visit.js";

const PRODUCT = "/products/fisher-jumper";
/** What every shop's visit tells, whatever made it. */
const VISIT = [
  { kind: "viewed_listing", listing: "Knitwear" },
  { kind: "searched", query: "jumper", results: 4 },
  {
    kind: "viewed_product",
    product: "FJ-1",
    name: "Fisher Jumper",
    price: 89,
    currency: "EUR",
    category: "Knitwear",
  },
  { kind: "add_to_cart", product: "FJ-1", quantity: 1, price: 89, currency: "EUR" },
  { kind: "viewed_cart", items: 1 },
];

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */

/** Sends what is left, and waits for it. @param {Page} page @param {Shop} shop */
async function close(page, shop) {
  const before = shop.eventsOf("view_progress").length;
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(before);
}

/**
 * Presses the add control and waits until the browser has told observers of the request that follows: it does
 * so in real time, which the page's clock does not reach.
 *
 * @param {Page} page
 */
async function pressAndObserve(page) {
  const observed = page.evaluate(
    () =>
      new Promise((done) => {
        new PerformanceObserver((list) => {
          if (list.getEntries().some(({ name }) => name.endsWith("/cart/add.js"))) done(undefined);
        }).observe({ type: "resource" });
      }),
  );
  await page.locator("#add").click();
  await observed;
}

/** @param {Page} page @param {Shop} shop @param {() => Promise<unknown>} act */
async function onProduct(page, shop, act) {
  await arrive(page, shop, { path: PRODUCT });
  await act();
  await page.clock.runFor(4000);
  await close(page, shop);
  return shop.eventsOf("add_to_cart");
}

for (const name of Object.keys(SHOPS)) {
  test(`a visit to a ${name} shop tells what the same visit tells anywhere`, async ({ page, shop }) => {
    openShop(shop, name);
    await arrive(page, shop, { path: "/collections/knitwear" });
    await close(page, shop);
    for (const path of ["/search?q=jumper", PRODUCT, "/cart"]) {
      await page.goto(shop.origin + path);
      await settle(page, ALL);
      if (path === PRODUCT) {
        if (name === "shopify") await pressAndObserve(page);
        else await page.locator("#add").click();
        await settle(page, ALL);
      }
      await close(page, shop);
    }
    const told = shop.events().filter(({ kind }) => VISIT.some((wanted) => wanted.kind === kind));
    const kinds = new Set(told.map(({ kind }) => kind));
    const firsts = [...kinds].map((kind) => told.find((event) => event.kind === kind));
    expect(firsts.map((event) => ({ ...event, seq: undefined, at: undefined }))).toEqual(VISIT);
    expect(shop.eventsOf("add_to_cart")).toHaveLength(1);
  });
}

test("what the form and the data layer both tell counts once", async ({ page, shop }) => {
  const form = `${SHOPS["plain"]?.form}<form class="basket" action="/cart" onsubmit="return true"></form>`;
  openShop(shop, "plain", {
    form: form.replace("window.dataLayer", 'fetch("/cart/add.js"); window.dataLayer'),
  });
  const added = await onProduct(page, shop, () => pressAndObserve(page));
  expect(added).toHaveLength(1);
});

test("two of one source are two", async ({ page, shop }) => {
  openShop(shop, "plain");
  const added = await onProduct(page, shop, async () => {
    await page.locator("#add").click();
    await page.locator("#add").click();
  });
  expect(added).toHaveLength(2);
});

test("a request the shop refuses puts nothing into the cart", async ({ page, shop, faults }) => {
  openShop(shop, "shopify", { status: 422 });
  const added = await onProduct(page, shop, () => pressAndObserve(page));
  expect(added).toEqual([]);
  // The browser itself says that the shop's request failed.
  faults.splice(0);
});

test("a press alone puts nothing into the cart", async ({ page, shop }) => {
  openShop(shop, "plain", { form: '<button id="add">Add to cart</button>' });
  expect(await onProduct(page, shop, () => page.locator("#add").click())).toEqual([]);
});

/** A buy form as most shops have it: its size guide is opened from the form, and closed by a form of its own. */
const GUIDED = `<form action="/cart/add" method="post"><input type="hidden" name="id" value="4711">
  <button type="button" id="open" onclick="guide.showModal()">Size guide</button><button id="add">Add to cart</button></form>
  <dialog id="guide"><form method="dialog"><button id="shut">Close</button></form></dialog>`;

/** @param {Page} page */
async function lookAtGuide(page) {
  await page.locator("#open").click();
  await page.locator("#shut").click();
}

test("a size guide opened from the buy form and closed again puts nothing into the cart", async ({
  page,
  shop,
}) => {
  openShop(shop, "shopify", { form: GUIDED });
  expect(await onProduct(page, shop, () => lookAtGuide(page))).toEqual([]);
});

test("a dialog closed after a press that led to nothing puts nothing into the cart", async ({
  page,
  shop,
}) => {
  openShop(shop, "shopify", {
    form: GUIDED.replace('id="add"', 'id="add" onclick="event.preventDefault()"'),
  });
  const added = await onProduct(page, shop, async () => {
    await page.locator("#add").click();
    await lookAtGuide(page);
  });
  expect(added).toEqual([]);
});

test("what is added after a look at the size guide counts once", async ({ page, shop }) => {
  openShop(shop, "shopify", {
    form: `${GUIDED}<iframe name="cart"></iframe>`.replace("<form ", '<form target="cart" '),
  });
  const added = await onProduct(page, shop, async () => {
    await lookAtGuide(page);
    await page.locator("#add").click();
  });
  expect(added).toMatchObject([{ product: "FJ-1", quantity: 1 }]);
});

test("the shop's own event says that it worked, and what left again", async ({ page, shop }) => {
  openShop(shop, "plain", { form: '<button id="add">Add to cart</button>' });
  await page.addInitScript(() => {
    /** @type {Record<string, Function>} */
    const heard = {};
    const body = {
      on: (/** @type {Record<string, Function>} */ handlers) =>
        Object.entries(handlers).forEach(([names, handler]) =>
          names.split(" ").forEach((name) => Object.assign(heard, { [name]: handler })),
        ),
      off: () => body,
    };
    Object.assign(window, { heard, jQuery: () => body });
  });
  const added = await onProduct(page, shop, async () => {
    await page.locator("#add").click();
    // What hears it is fetched with the press.
    await expect
      .poll(() => page.evaluate(() => "added_to_cart" in /** @type {any} */ (window).heard))
      .toBe(true);
    await page.evaluate(() => {
      const { heard } = /** @type {any} */ (window);
      heard.added_to_cart({});
      heard.removed_from_cart({}, {}, "", { data: () => 77 });
      heard.applied_coupon({}, "SPRING");
    });
  });
  expect(added).toHaveLength(1);
  expect(shop.eventsOf("remove_from_cart")).toMatchObject([{ product: "77", quantity: 1 }]);
  expect(shop.eventsOf("coupon_applied")).toMatchObject([{ code: "SPRING" }]);
});

test("the older enhanced e-commerce is heard", async ({ page, shop }) => {
  openShop(shop, "plain");
  const added = await onProduct(page, shop, () =>
    page.evaluate(() => {
      const add = { products: [{ id: "OLD-1", price: "10.00", quantity: 2 }] };
      window.dataLayer.push({ event: "addToCart", ecommerce: { currencyCode: "EUR", add } });
    }),
  );
  expect(added).toMatchObject([{ product: "OLD-1", quantity: 2, price: 10, currency: "EUR" }]);
});

test("another variant is the same view, and its price is read again", async ({ page, shop }) => {
  const choose =
    'history.replaceState({}, "", "?variant=2"); document.querySelector(".price").textContent = "€95.00"';
  const form = `<label><input type="radio" name="size" onchange='${choose}'>M</label><button id="add">Add to cart</button>`;
  openShop(shop, "plain", { form });
  await arrive(page, shop, { path: `${PRODUCT}?variant=1` });
  await page.getByLabel("M").click();
  // It is read in slices, when the page is idle: in real time.
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return page.evaluate(() => window.waverly.context().product?.price);
    })
    .toBe(95);
  await close(page, shop);
  expect(shop.eventsOf("viewed_product")).toHaveLength(1);
});

for (const [how, choices, shown] of [
  [
    "a price beside the range of all",
    `<select name="size" onchange="one.textContent = '$33.00'"><option value="">Size</option><option id="b">M</option></select>`,
    33,
  ],
  [
    "a weight that is a button",
    `<div role="radiogroup" aria-label="Weight"><button type="button" role="radio" id="b" onclick="from.parentNode.textContent = '$33.00'">100 g</button></div>`,
    33,
  ],
])
  test(`what was chosen is priced: ${how}`, async ({ page, shop }) => {
    const data = {
      "@type": "Product",
      name: "Tea",
      sku: "T-1",
      offers: { "@type": "AggregateOffer", lowPrice: "32.00", highPrice: "34.00", priceCurrency: "USD" },
    };
    shop.pages.set("/tea", {
      text: `<title>Tea</title><script type="application/ld+json">${JSON.stringify(data)}</script>
      <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
      <main><h1>Tea</h1><p class="price" style="font-size: 24px"><span class="amount" id="from">$32.00</span> <span>–</span> <span class="amount">$34.00</span></p>
      <form>${choices}<div class="price" id="one"></div><button id="add">Add to cart</button></form></main>`,
    });
    await arrive(page, shop, { path: "/tea" });
    const choice = page.locator("select");
    if (await choice.count()) await choice.press("ArrowDown");
    else await page.locator("#b").click();
    await expect
      .poll(async () => {
        await page.clock.runFor(1000);
        return page.evaluate(() => window.waverly.context().product?.price);
      })
      .toBe(shown);
  });

/** @param {Shop} shop */
function thankfulPage(shop) {
  const bought = {
    transaction_id: 1001,
    currency: "eur",
    items: [{ item_id: "FJ-1", price: "89,00", quantity: "1" }],
  };
  const push = `dataLayer.push({ ecommerce: null }, ${JSON.stringify({ event: "purchase", ecommerce: bought })});`;
  const text = `<title>Thank you</title><script>dataLayer = []; ${push} ${push}</script>
    <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
    <main><h1>Thank you for your order</h1></main>`;
  shop.pages.set("/checkout/success", { text });
}

test("an order is told once, pushed twice and its page reloaded", async ({ page, shop }) => {
  thankfulPage(shop);
  await arrive(page, shop, { path: "/checkout/success" });
  await close(page, shop);
  await page.reload();
  await settle(page, ALL);
  await close(page, shop);
  expect(shop.eventsOf("purchased")).toMatchObject([{ order: "1001", value: 89, currency: "EUR" }]);
});

test("an order the server did not answer is told by the next page, once", async ({ page, shop, faults }) => {
  thankfulPage(shop);
  shop.companion.broken = true;
  let failed = 0;
  page.on("requestfailed", () => {
    failed += 1;
  });
  await arrive(page, shop, { path: "/checkout/success" });
  // The batch, and its second try.
  await expect
    .poll(async () => {
      await page.clock.runFor(5000);
      return failed;
    })
    .toBeGreaterThan(1);
  shop.companion.broken = false;
  expect(shop.events()).toEqual([]);
  for (const path of ["/checkout/success", "/p/zx", "/p/other"]) {
    await page.goto(shop.origin + path);
    await settle(page, ALL);
    await close(page, shop);
    await expect.poll(() => page.evaluate(() => localStorage.getItem("waverly:orders"))).toBe("null");
    expect(shop.eventsOf("purchased")).toMatchObject([{ order: "1001", value: 89, currency: "EUR" }]);
  }
  faults.splice(0); // the browser itself says that requests failed
});

test("an order that a call told in vain before the yes is told by the data layer after it", async ({
  page,
  shop,
}) => {
  thankfulPage(shop);
  await arrive(page, shop, { path: "/checkout/success", consent: null });
  await page.evaluate(() => window.waverly("track", "purchased", { order: "1001", value: 89 }));
  await page.evaluate((all) => window.waverly("consent", all), ALL);
  await settle(page, ALL);
  await close(page, shop);
  expect(shop.eventsOf("purchased")).toMatchObject([{ order: "1001", value: 89, currency: "EUR" }]);
});

for (const [how, replace] of /** @type {[string, () => void][]} */ ([
  ["another array", () => Object.assign(window, { dataLayer: [] })],
  ["another way to push", () => Object.assign(window.dataLayer, { push: Array.prototype.push })],
]))
  test(`a page that puts ${how} in place of its data layer is heard once`, async ({ page, shop }) => {
    openShop(shop, "plain");
    await arrive(page, shop, { path: PRODUCT });
    await page.locator("#add").click();
    await page.evaluate(replace);
    await page.locator("#add").click();
    await close(page, shop);
    expect(shop.eventsOf("add_to_cart")).toHaveLength(2);
  });

test("a step that the page shows and the data layer tells with the next page is told once", async ({
  page,
  shop,
}) => {
  for (const [path, done] of [
    ["/checkout/delivery", ""],
    ["/checkout/payment", '<script>dataLayer = [{ event: "add_shipping_info" }]</script>'],
  ]) {
    const main =
      '<form><label>Street <input autocomplete="address-line1"></label><button>Go on</button></form>';
    shop.pages.set(String(path), {
      text: `<title>Checkout</title>${done}<script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script><main><h1>Checkout</h1>${main}</main>`,
    });
  }
  await arrive(page, shop, { path: "/checkout/delivery" });
  await page.goto(`${shop.origin}/checkout/payment`);
  await settle(page, ALL);
  await close(page, shop);
  expect(shop.eventsOf("checkout_step").map(({ step }) => step)).toEqual(["shipping", "payment"]);
});
