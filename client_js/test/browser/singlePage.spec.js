import { expect, test } from "../support/test.js";
import { arrive, gathered, hide, middle, moments, moveAway, refute, rest } from "../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */

const TAG =
  '<script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>';

/** What a product says of itself in its head. @param {string} name @param {number} price */
const headOf = (name, price) =>
  `<meta property="og:type" content="product"><meta property="og:title" content="${name}">
  <script type="application/ld+json">{"@type":"Product","name":"${name}","sku":"${name.toUpperCase()}-1","offers":{"price":"${price}","priceCurrency":"EUR"}}</script>`;

/** What a shopper sees of it. @param {string} name @param {number} price */
const shownOf = (name, price) =>
  `<h1>${name}</h1><p class="price">€${price}.00</p><button id="add">Add to cart</button>`;

/**
 * A shop whose pages are all drawn into one document.
 *
 * @param {Shop} shop @param {{ head?: string, main?: string }} [first]
 */
function openApp(shop, { head = "", main = "" } = {}) {
  const text = `<title>Shop</title>${head}${TAG}<body><main id="app">${main}</main>`;
  shop.pages.set("/x/teapot", { text });
}

/** Shows something else in the document. @param {Page} page @param {string} markup @param {number} [after_ms] */
const draw = (page, markup, after_ms = 0) =>
  page.evaluate(
    ([text, wait]) =>
      void setTimeout(() => {
        const app = document.querySelector("#app");
        if (app) app.innerHTML = String(text);
      }, Number(wait)),
    [markup, after_ms],
  );

/** @param {Page} page @param {string} path */
const go = (page, path) => page.evaluate((next) => history.pushState({}, "", next), path);

/** @param {Page} page */
const context = (page) => page.evaluate(() => window.waverly.context());

/** Lets page time pass until the page is understood to be of that product; parts of the script come in real time. @param {Page} page @param {string} name */
const productCalled = (page, name) =>
  expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await context(page)).product?.name;
    })
    .toBe(name);

test("a product drawn long after the page has loaded is understood, and told once", async ({
  page,
  shop,
}) => {
  openApp(shop);
  await arrive(page, shop, { path: "/x/teapot" });
  expect((await context(page)).type).toBe("unknown");
  await draw(page, shownOf("Teapot", 39));
  await productCalled(page, "Teapot");
  expect((await context(page)).product?.price).toBe(39);
  await hide(page);
  await moments(shop, "viewed_product");
});

test("a button that comes long after its product makes a product page of it, told once", async ({
  page,
  shop,
}) => {
  const early = shownOf("Teapot", 39).replace(/<button.*/, "");
  openApp(shop, { head: headOf("Teapot", 39), main: early });
  await arrive(page, shop, { path: "/x/teapot" });
  expect(await context(page)).toMatchObject({ type: "product", purchasable: false });
  await draw(page, shownOf("Teapot", 39));
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await context(page)).purchasable;
    })
    .toBe(true);
  await page.clock.runFor(6000);
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(5000);
  await moments(shop, "cart_button_hover");
  expect(shop.eventsOf("viewed_product")).toHaveLength(1);
});

test("a product without a button, whose page goes on changing, is told once and watched by nobody", async ({
  page,
  shop,
}) => {
  const main = shownOf("Teapot", 39).replace(/<button.*/, "");
  openApp(shop, { head: headOf("Teapot", 39), main });
  await arrive(page, shop, { path: "/x/teapot" });
  for (const news of ["One", "Two", "Three", "Four"]) {
    await draw(page, `${main}<p>${news} of them are left in the shop</p>`);
    await page.clock.runFor(4000);
  }
  await refute(page, shop, "pause", 30_000);
  expect(shop.eventsOf("viewed_product")).toHaveLength(1);
});

test("of the product shown before nothing is left, though its data stays in the document", async ({
  page,
  shop,
}) => {
  openApp(shop, { head: headOf("Teapot", 39), main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  expect((await context(page)).product).toMatchObject({ sku: "TEAPOT-1", price: 39 });
  await go(page, "/x/kettle");
  await draw(page, shownOf("Kettle", 59));
  await productCalled(page, "Kettle");
  const { product, conflicts } = await context(page);
  expect([product?.name, product?.price, conflicts]).toEqual(["Kettle", 59, []]);
  expect(JSON.stringify(product)).not.toMatch(/teapot/i);
});

test("one description of all variants holds at the address of each, and not at another product's", async ({
  page,
  shop,
}) => {
  const variants = ["teapot", "teapot-blue"].map((path) => ({ "@type": "Product", url: `/x/${path}` }));
  const offers = { price: "39", priceCurrency: "EUR" };
  const group = {
    "@type": "ProductGroup",
    name: "Teapot",
    productGroupID: "TP",
    offers,
    hasVariant: variants,
  };
  const head = `<script type="application/ld+json">${JSON.stringify(group)}</script>`;
  openApp(shop, { head, main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  await go(page, "/x/teapot-blue");
  await draw(page, shownOf("Teapot blue", 39));
  await productCalled(page, "Teapot");
  expect((await context(page)).product).toMatchObject({ id: "TP", price: 39, currency: "EUR" });
  await go(page, "/x/kettle");
  await draw(page, shownOf("Kettle", 59));
  await productCalled(page, "Kettle");
  expect(JSON.stringify((await context(page)).product)).not.toMatch(/teapot|TP/i);
});

test("a page that comes a second after its address is not taken for the one before", async ({
  page,
  shop,
}) => {
  openApp(shop, { main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  await go(page, "/x/kettle");
  await draw(page, shownOf("Kettle", 59), 1500);
  await productCalled(page, "Kettle");
  await hide(page);
  await moments(shop, "viewed_product", 2);
  expect(shop.eventsOf("viewed_product").map(({ name }) => name)).toEqual(["Teapot", "Kettle"]);
});

test("what the data layer told late of a product says nothing of the page after it", async ({
  page,
  shop,
}) => {
  openApp(shop, { main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  await page.evaluate(() =>
    window.dataLayer.push({
      event: "view_item",
      ecommerce: { items: [{ item_id: "T-1", item_name: "Teapot", price: 39 }] },
    }),
  );
  await go(page, "/x/kettle");
  await draw(page, shownOf("Kettle", 59));
  await productCalled(page, "Kettle");
  expect(JSON.stringify((await context(page)).product)).not.toMatch(/teapot|T-1/i);
});

test("what is told of a page in the same breath as its address holds", async ({ page, shop }) => {
  openApp(shop, { main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  await page.evaluate(() => {
    history.pushState({}, "", "/x/next");
    window.waverly("page", { type: "checkout", step: "payment" });
  });
  await page.clock.runFor(8000);
  expect([(await context(page)).type, (await context(page)).step]).toEqual(["checkout", "payment"]);
  await go(page, "/x/after");
  await page.clock.runFor(8000);
  expect((await context(page)).type).not.toBe("checkout");
});

test("a product is told once, however often the page says what it is", async ({ page, shop }) => {
  openApp(shop, { main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  for (const id of [7, 7, 8]) {
    await page.evaluate(
      (number) => window.waverly("page", { type: "product", product: /** @type {any} */ ({ id: number }) }),
      id,
    );
    await expect
      .poll(async () => {
        await page.clock.runFor(4000);
        return shop.eventsOf("viewed_product").at(-1)?.["product"];
      })
      .toBe(String(id));
  }
  await hide(page);
  await expect
    .poll(() => shop.eventsOf("viewed_product").map(({ product }) => product))
    .toEqual(["Teapot", "7", "8"]);
});

test("a step is told once, however often the page says what it is", async ({ page, shop }) => {
  openApp(shop);
  await arrive(page, shop, { path: "/x/teapot" });
  for (const step of ["payment", "payment", "review"]) {
    await page.evaluate((name) => window.waverly("page", { type: "checkout", step: name }), step);
    // What is said is in the context at once; it is told once the page has been read, which takes real time.
    await expect
      .poll(async () => {
        await page.clock.runFor(4000);
        return shop.eventsOf("checkout_step").at(-1)?.["step"];
      })
      .toBe(step);
  }
  await hide(page);
  await expect
    .poll(() => shop.eventsOf("checkout_step").map(({ step }) => step))
    .toEqual(["payment", "review"]);
  expect(shop.eventsOf("checkout_started")).toHaveLength(1);
});

test("what a page said of itself holds when it is gone back to", async ({ page, shop }) => {
  openApp(shop);
  await arrive(page, shop, { path: "/x/teapot" });
  await page.evaluate(() => window.waverly("page", { type: "checkout" }));
  await page.clock.runFor(1000);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.clock.runFor(4000);
  expect((await context(page)).type).toBe("checkout");
});

test("a page in whose place something stands until it is there is read when it is", async ({
  page,
  shop,
}) => {
  openApp(shop, { main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  await go(page, "/collections/all");
  await draw(page, '<div class="skeleton"></div>');
  const cards = [1, 2, 3, 4, 5].map(
    (n) => `<article><a href="/x/c${n}"><img alt="" width="40" height="40">Cup ${n}</a> €${n}.00</article>`,
  );
  await draw(page, `<h1>All our cups</h1>${cards.join("")}`, 1200);
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await context(page)).confidence["type"];
    })
    .toBe("high");
  await hide(page);
  expect((await moments(shop, "viewed_listing"))[0]?.["listing"]).toBe("All our cups");
});

test("a list drawn long after the page has loaded is understood, and told once", async ({ page, shop }) => {
  openApp(shop);
  await arrive(page, shop, { path: "/x/teapot" });
  const cards = [1, 2, 3, 4, 5].map(
    (n) => `<article><a href="/x/c${n}"><img alt="" width="40" height="40">Cup ${n}</a> €${n}.00</article>`,
  );
  await draw(page, `<h1>All our cups</h1>${cards.join("")}`);
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await context(page)).type;
    })
    .toBe("listing");
  await hide(page);
  await moments(shop, "viewed_listing");
});

test("data that comes into the head after its product was read says nothing of the next page", async ({
  page,
  shop,
}) => {
  openApp(shop, { main: shownOf("Teapot", 39) });
  await arrive(page, shop, { path: "/x/teapot" });
  await page.evaluate((html) => document.head.insertAdjacentHTML("beforeend", html), headOf("Teapot", 39));
  await go(page, "/cart");
  await draw(page, "<h1>Your cart</h1><p>Teapot €39.00</p>");
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await context(page)).type;
    })
    .toBe("cart");
  expect(shop.eventsOf("viewed_product")).toHaveLength(1);
});

/** As PrestaShop puts its page, its data in the head. @param {string} size */
const ofPrestaShop = (
  size,
) => `<h1>Hummingbird</h1><div class="current-price"><span class="current-price-value" content="${size === "S" ? 39 : 45}">€${size === "S" ? 39 : 45}.00</span></div>
  <form id="add-to-cart-or-refresh"><input type="hidden" name="id_product" value="1" id="product_page_product_id">
  ${["S", "M"].map((each) => `<label><input type="radio" name="group[1]" value="${each}" ${each === size ? "checked" : ""}>${each}</label>`).join("")}
  <button type="button" data-button-action="add-to-cart">Add to cart</button></form>`;

/**
 * Fetches what is chosen and shows it, as PrestaShop's own script does, which then pushes the address of the combination.
 *
 * @param {Page} page @param {Record<string, string>} addresses by size
 */
const pushesAddresses = (page, addresses) =>
  page.evaluate(
    ([small, middle, paths]) =>
      document.addEventListener("change", ({ target }) => {
        const size = /** @type {HTMLInputElement} */ (target).value;
        setTimeout(() => {
          const app = document.querySelector("#app");
          if (app) app.innerHTML = String(size === "S" ? small : middle);
          const address = /** @type {any} */ (paths)[size];
          history.pushState({ id_product_attribute: 1 }, "", address);
        }, 400);
      }),
    /** @type {const} */ ([ofPrestaShop("S"), ofPrestaShop("M"), addresses]),
  );

for (const [how, path, addresses] of /** @type {[string, string, Record<string, string>][]} */ ([
  [
    "PrestaShop's path",
    "/men/1-hummingbird.html",
    { S: "/men/1-1-hummingbird.html", M: "/men/1-2-hummingbird.html" },
  ],
  [
    "PrestaShop's path with a number of each article",
    "/men/1-1-hummingbird-1234567890123.html",
    { S: "/men/1-1-hummingbird-1234567890123.html", M: "/men/1-2-hummingbird-1234567890124.html" },
  ],
  [
    "PrestaShop's query",
    "/men?id_product=1&rewrite=hummingbird",
    {
      S: "/men?id_product=1&id_product_attribute=1&rewrite=hummingbird",
      M: "/men?id_product=1&id_product_attribute=2&rewrite=hummingbird",
    },
  ],
  ["Shopify's query", "/men", { S: "/men?variant=1", M: "/men?variant=2" }],
]))
  test(`a choice that is written into ${how} goes on with the view`, async ({ page, shop }) => {
    openApp(shop, { head: headOf("Hummingbird", 39), main: ofPrestaShop("S") });
    shop.pages.set(path.replace(/\?.*/, ""), shop.pages.get("/x/teapot") ?? { text: "" });
    await arrive(page, shop, { path });
    await pushesAddresses(page, addresses);
    for (const size of ["M", "S", "M", "S", "M"]) {
      await page.getByLabel(size, { exact: true }).check();
      await passes(page, 1600);
    }
    await moments(shop, "variant_toggle");
    await expect
      .poll(async () => {
        await page.clock.runFor(1000);
        return (await context(page)).product;
      })
      .toMatchObject({ id: "HUMMINGBIRD-1", price: 45, currency: "EUR" });
    await hide(page);
    await moments(shop, "viewed_product");
    expect(new Set(shop.batches.map(({ view }) => view)).size).toBe(1);
  });

test("another product of the same name is another view", async ({ page, shop }) => {
  openApp(shop, { main: ofPrestaShop("S") });
  shop.pages.set("/1-1-hummingbird.html", shop.pages.get("/x/teapot") ?? { text: "" });
  await arrive(page, shop, { path: "/1-1-hummingbird.html" });
  await go(page, "/2-1-hummingbird.html");
  await draw(page, ofPrestaShop("S").replace('value="1"', 'value="2"'));
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return (await context(page)).product?.id;
    })
    .toBe("2");
  await hide(page);
  await moments(shop, "viewed_product", 2);
});

test("a list that is narrowed to a colour is another view", async ({ page, shop }) => {
  const cards = [1, 2, 3, 4, 5].map(
    (n) => `<article><a href="/x/c${n}"><img alt="" width="40" height="40">Cup ${n}</a> €${n}.00</article>`,
  );
  openApp(shop, { main: `<h1>All our cups</h1>${cards.join("")}` });
  await arrive(page, shop, { path: "/x/teapot" });
  await go(page, "/x/teapot?color=red");
  await passes(page, 8000);
  await hide(page);
  await moments(shop, "viewed_listing", 2);
});

/** A product whose places are drawn anew at each choice. @param {string} chosen */
const choosable = (chosen) => `<h1>Teapot</h1><p class="price">€39.00</p>
  <fieldset><legend>Size</legend>${["S", "M"].map((size) => `<button type="button" class="size" aria-pressed="${size === chosen}">${size}</button>`).join("")}</fieldset>
  <button type="button" id="guide">Size guide</button> <button type="button" id="add">Add to cart</button>
  <a id="back" href="/policies/returns">Returns</a>`;

/** Has each choice draw the product anew, after a while. @param {Page} page @param {number} after_ms */
const drawAtChoice = (page, after_ms) =>
  page.evaluate(
    ([small, middle, wait]) =>
      document.addEventListener("click", ({ target }) => {
        const text = /** @type {Element} */ (target).textContent;
        if (text !== "S" && text !== "M") return;
        setTimeout(() => {
          const app = document.querySelector("#app");
          if (app) app.innerHTML = String(text === "S" ? small : middle);
        }, Number(wait));
      }),
    [choosable("S"), choosable("M"), after_ms],
  );

/** Lets time pass in steps, so that what is read in slices comes to its end. @param {Page} page @param {number} ms */
async function passes(page, ms) {
  for (let left = ms; left > 0; left -= 200) await page.clock.runFor(200);
}

test("sizes drawn anew at each choice are heard", async ({ page, shop }) => {
  openApp(shop, { main: choosable("") });
  await arrive(page, shop, { path: "/x/teapot" });
  await drawAtChoice(page, 100);
  for (const size of ["S", "M", "S", "M"]) {
    await page.locator(".size", { hasText: size }).click();
    await passes(page, 1600);
  }
  await moments(shop, "variant_toggle");
});

test("what is drawn anew two seconds after a choice is found, too", async ({ page, shop }) => {
  openApp(shop, { main: choosable("") });
  await arrive(page, shop, { path: "/x/teapot" });
  await drawAtChoice(page, 2000);
  await page.locator(".size", { hasText: "S" }).click();
  await passes(page, 5000);
  await page.locator("#add").evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await page
    .locator(".size[aria-pressed=true]")
    .evaluate((size) => size.setAttribute("aria-pressed", "false"));
  await page.locator("#add").click({ force: true });
  await moments(shop, "choice_missing");
});

test("what the server drew and a script draws anew is found again", async ({ page, shop }) => {
  openApp(shop, { main: choosable("") });
  await arrive(page, shop, { path: "/x/teapot", active_ms: 0 });
  await draw(page, choosable(""), 1000);
  await passes(page, 8000);
  await page.locator("#add").evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await page.locator("#add").click({ force: true });
  await moments(shop, "choice_missing");
});

/** Chooses a size, at which the product is drawn anew, and lets the client find it. @param {Page} page @param {Shop} shop */
async function chooseAnew(page, shop) {
  openApp(shop, { main: choosable("") });
  await arrive(page, shop, { path: "/x/teapot" });
  await drawAtChoice(page, 100);
  await page.locator(".size", { hasText: "S" }).click();
  await passes(page, 2000);
}

for (const [place, kind] of /** @type {const} */ ([
  ["#add", "cart_button_hover"],
  ["#back", "policy_linger"],
]))
  test(`what is drawn anew is rested on as before: ${kind}`, async ({ page, shop }) => {
    await chooseAnew(page, shop);
    await rest(page, place, 2000);
    await moveAway(page);
    await page.clock.runFor(5000);
    await moments(shop, kind);
  });

test("what is drawn anew under the pointer that pressed it is not rested on", async ({ page, shop }) => {
  openApp(shop, { main: choosable("") });
  await arrive(page, shop, { path: "/x/teapot" });
  await draw(page, choosable(""), 1000);
  await page.locator("#add").click();
  await passes(page, 4000);
  await page.mouse.move(...(await inside(page, "#add")));
  await passes(page, 3000);
  await moveAway(page);
  await refute(page, shop, "cart_button_hover");
});

/** Beside the middle of an element, within it. @param {Page} page @param {string} selector @returns {Promise<[number, number]>} */
async function inside(page, selector) {
  const { x, y } = await middle(page, selector);
  return [x + 3, y];
}

test("what is drawn anew is in view for as long as it is", async ({ page, shop }) => {
  await chooseAnew(page, shop);
  await gathered(page);
  await passes(page, 20_000);
  await hide(page);
  await expect
    .poll(() => shop.eventsOf("view_progress").at(-1)?.["sections"]["add-to-cart"])
    .toBeGreaterThan(20_000);
});
