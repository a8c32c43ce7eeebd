import { expect, test } from "../support/test.js";
import { ALL, arrive, hide, moments, settle } from "../support/visit.js";

const TAG =
  '<script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>';

test("regions are marks first, then what they are called", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      for (const name of ["add-to-cart", "size-guide", "policy"])
        document.querySelector(`[data-waverly=${name}]`)?.removeAttribute("data-waverly");
    }),
  );
  await arrive(page, shop);
  const { regions, source } = await page.evaluate(() => window.waverly.context());
  expect(regions).toEqual(
    expect.arrayContaining(["add-to-cart", "size-guide", "size-options", "policy", "price"]),
  );
  expect([source["add-to-cart"], source["size-options"]]).toEqual(["heuristic", "mark"]);
});

for (const [place, hidden, found] of /** @type {const} */ ([
  ["folded away", "", true],
  ["hidden", "hidden", false],
])) {
  test(`a size guide that is ${place} is ${found ? "a region" : "none"}`, async ({ page, shop }) => {
    await page.addInitScript((attribute) => {
      addEventListener("DOMContentLoaded", () => {
        const guide = document.querySelector("[data-waverly=size-guide]");
        const folded = `<details ${attribute}><summary>Fit</summary><button>Size guide</button></details>`;
        if (guide) guide.outerHTML = folded;
      });
    }, hidden);
    await arrive(page, shop);
    const { regions } = await page.evaluate(() => window.waverly.context());
    expect(regions?.includes("size-guide")).toBe(found);
  });
}

for (const [what, markup, found] of /** @type {const} */ ([
  ["a product's own", "<form><select name='size'><option>41</option></select></form>", true],
  [
    "a filter of a list by its own name",
    "<select name='filter.v.option.size'><option>41</option></select>",
    false,
  ],
  [
    "within a filter of a list",
    "<aside class='facets'><fieldset class='size'><legend>Size</legend><input type='checkbox'></fieldset></aside>",
    false,
  ],
])) {
  test(`a list of sizes that is ${what} is ${found ? "a region" : "none"}`, async ({ page, shop }) => {
    await page.addInitScript((html) => {
      addEventListener("DOMContentLoaded", () => {
        document.querySelector("[data-waverly=size-options]")?.remove();
        document.querySelector("h1")?.insertAdjacentHTML("afterend", html);
      });
    }, markup);
    await arrive(page, shop);
    const { regions } = await page.evaluate(() => window.waverly.context());
    expect(regions?.includes("size-options")).toBe(found);
  });
}

test("what the page says of itself outweighs everything", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/blog" });
  expect(await page.evaluate(() => window.waverly.context().type)).toBe("unknown");
  await page.evaluate(() => window.waverly("page", { type: "checkout", step: "payment" }));
  const context = await page.evaluate(() => window.waverly.context());
  expect([context.type, context.step, context.source["type"]]).toEqual(["checkout", "payment", "page"]);
});

for (const [path, type] of [
  ["/p/zx", "product"],
  ["/c/shoes", "listing"],
  ["/search?q=boots", "search"],
  ["/cart", "cart"],
  ["/checkout", "checkout"],
  ["/policies/returns", "policy"],
  ["/blog", "unknown"],
]) {
  test(`${path} is understood to be ${type}`, async ({ page, shop }) => {
    await arrive(page, shop, { path: path ?? "", consent: null });
    expect(await page.evaluate(() => window.waverly.context().type)).toBe(type);
  });
}

for (const [path, type] of [
  ["/cart", "cart"],
  ["/de/warenkorb/", "cart"],
  ["/bag-charms", "listing"],
  ["/bag/leather", "listing"],
]) {
  test(`${path} with cards of products and no lines is understood to be ${type}`, async ({ page, shop }) => {
    const card = '<li class="card"><a href="/p/zx"><img alt="">Boot</a><b>€39.00</b></li>';
    shop.pages.set(path ?? "", { text: `<title>Shop</title>${TAG}<main><ul>${card.repeat(4)}</ul></main>` });
    await arrive(page, shop, { path: path ?? "", consent: null });
    expect(await page.evaluate(() => window.waverly.context().type)).toBe(type);
  });
}

test("a product shown by components in one another's shadows is read whole", async ({ page, shop }) => {
  const text = `<title>Velo</title>${TAG}<my-app></my-app><script>
    const part = (name, html) => customElements.define(name, class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = html; } });
    part("my-price", "<p class=price>CHF 1’290.00</p>");
    part("my-buy", "<button>Add to basket</button>");
    part("my-bike", "<div><h1>Velo</h1><my-price></my-price><my-buy></my-buy></div>");
    part("my-app", "<main><my-bike></my-bike></main>");
  </script>`;
  shop.pages.set("/bike/velo", { text });
  await arrive(page, shop, { path: "/bike/velo", consent: null });
  const { type, product } = await page.evaluate(() => window.waverly.context());
  expect([type, product]).toMatchObject(["product", { name: "Velo", price: 1290, currency: "CHF" }]);
});

for (const [lang, heading, type] of [
  ["en", "Thank you for your order, Sam", "confirmation"],
  ["en", "Thank you for your message", "unknown"],
  ["de", "Vielen Dank für Ihre Bestellung!", "confirmation"],
  ["es", "Gracias por tu compra", "confirmation"],
]) {
  test(`a page headed "${heading}" is understood to be ${type}, whatever its address`, async ({
    page,
    shop,
  }) => {
    const text = `<html lang="${lang}"><title>Shop</title>${TAG}<main><h1>${heading}</h1><p>1001</p></main></html>`;
    shop.pages.set("/done.php", { text });
    await arrive(page, shop, { path: "/done.php", consent: null });
    expect(await page.evaluate(() => window.waverly.context().type)).toBe(type);
  });
}

test("so is one whose heading a component shows", async ({ page, shop }) => {
  const text = `<title>Velo</title>${TAG}<my-app></my-app><script>
    document.querySelector("my-app").attachShadow({ mode: "open" }).innerHTML = "<main><h1>Thank you for your order</h1></main>";
  </script>`;
  shop.pages.set("/done", { text });
  await arrive(page, shop, { path: "/done", consent: null });
  expect(await page.evaluate(() => window.waverly.context().type)).toBe("confirmation");
});

test("a shop of one product, on its first page, is that product's page; one that leads on is not", async ({
  page,
  shop,
}) => {
  const typeWith = async (/** @type {string} */ more) => {
    const head =
      '<meta property="og:type" content="product"><meta property="og:title" content="Drift"><meta property="product:price:amount" content="89">';
    const text = `<title>Drift</title>${head}${TAG}<main><h1>Drift</h1>${more}</main><button>Choose size</button>`;
    shop.pages.set("/", { text });
    await page.goto(shop.origin);
    await settle(page, null);
    return page.evaluate(() => window.waverly.context().type);
  };
  await page.clock.install();
  expect(await typeWith("")).toBe("product");
  expect(await typeWith('<a href="/products/drift">Drift</a>')).toBe("home");
});

const LAMP = '{"@context":"https://schema.org","@type":"Product","sku":"L-1","name":"Lamp"}';

for (const path of ["/index.html", "/index.php", "/default.aspx"]) {
  test(`${path} is a product where data names one, else home`, async ({ page, shop }) => {
    const typeWith = async (/** @type {string} */ head) => {
      shop.pages.set(path, { text: `<title>Lamp</title>${TAG}${head}<main><h1>Lamp</h1></main>` });
      await page.goto(shop.origin + path);
      await settle(page, null);
      return page.evaluate(() => window.waverly.context().type);
    };
    await page.clock.install();
    expect(await typeWith("")).toBe("home");
    expect(await typeWith(`<script type="application/ld+json">${LAMP}</script>`)).toBe("product");
  });
}

test("a page view brings its own commerce event, and Google's twin does not double it", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await page.evaluate(() =>
    window.dataLayer.push({ event: "view_item", ecommerce: { items: [{ item_id: "ZX-1" }] } }),
  );
  await hide(page);
  await moments(shop, "view_progress");
  expect(shop.eventsOf("viewed_product")).toHaveLength(1);
});

test("add to cart and purchase are heard from the data layer, pushed either way", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    const gtag = /** @type {(...args: unknown[]) => void} */ (
      function () {
        window.dataLayer.push(arguments);
      }
    );
    gtag("event", "add_to_cart", { currency: "EUR", items: [{ item_id: "ZX-1", price: 129, quantity: 1 }] });
    window.dataLayer.push({
      event: "purchase",
      ecommerce: {
        transaction_id: "T-1",
        value: 129,
        currency: "EUR",
        items: [{ item_id: "ZX-1", price: 129 }],
      },
    });
  });
  await hide(page);
  expect((await moments(shop, "add_to_cart"))[0]).toMatchObject({
    product: "ZX-1",
    price: 129,
    currency: "EUR",
    quantity: 1,
  });
  expect((await moments(shop, "purchased"))[0]).toMatchObject({
    order: "T-1",
    value: 129,
    lines: [{ product: "ZX-1", quantity: 1, price: 129 }],
  });
});

test("events pushed before the script are heard after consent", async ({ page, shop }) => {
  await page.addInitScript(() => {
    window.dataLayer = [
      { event: "add_to_cart", ecommerce: { currency: "EUR", items: [{ item_id: "EARLY" }] } },
    ];
  });
  await arrive(page, shop);
  await hide(page);
  expect((await moments(shop, "add_to_cart"))[0]).toMatchObject({ product: "EARLY" });
});

test("a cart described by the data layer is part of the page", async ({ page, shop }) => {
  await page.addInitScript(() => {
    window.dataLayer = [
      {
        event: "view_cart",
        ecommerce: { currency: "EUR", value: 258, items: [{ item_id: "ZX-1", quantity: 2 }] },
      },
    ];
  });
  await arrive(page, shop, { path: "/cart" });
  await hide(page);
  expect((await moments(shop, "viewed_cart"))[0]).toMatchObject({ items: 2, value: 258, currency: "EUR" });
  expect(shop.batches[0]?.page?.cart).toEqual({ items: 2, value: 258, currency: "EUR", products: ["ZX-1"] });
});

test("each moment is told to the page and its data layer", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/search?q=refund" });
  expect((await moments(shop, "friction_search"))[0]).toMatchObject({ query: "refund" });
  const pushed = await page.evaluate(() =>
    window.dataLayer
      .map((entry) => /** @type {any} */ (entry))
      .filter(({ event }) => event === "waverly_moment"),
  );
  expect(pushed).toHaveLength(1);
  expect(pushed[0].waverly).toMatchObject({ kind: "friction_search", topic: "returns" });
  expect(JSON.stringify(pushed)).not.toContain("refund"); // tools outside the shop read along
});

test("a moment the page refuses is not sent", async ({ page, shop }) => {
  await page.addInitScript(() =>
    document.addEventListener("waverly:moment", (event) => event.preventDefault()),
  );
  await arrive(page, shop, { path: "/search?q=refund" });
  await hide(page);
  await moments(shop, "view_progress");
  expect(shop.eventsOf("friction_search")).toEqual([]);
});

test("few listeners, all passive, none that costs the page its back/forward cache", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    /** @type {{ on: string, type: string, passive: boolean }[]} */
    const added = [];
    Object.assign(window, { added });
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const nameOf = (/** @type {unknown} */ target) =>
      target === window || target === undefined
        ? "window"
        : target === document
          ? "document"
          : target instanceof Element
            ? "element"
            : "other";
    EventTarget.prototype.addEventListener = function (type, handler, options) {
      if (/waverly|assets/.test(new Error().stack ?? ""))
        added.push({ on: nameOf(this), type, passive: Boolean(/** @type {any} */ (options)?.passive) });
      return add.call(this, type, handler, options);
    };
    EventTarget.prototype.removeEventListener = function (type, handler, options) {
      const index = added.findIndex((entry) => entry.type === type && entry.on === nameOf(this));
      if (index >= 0 && /waverly|assets/.test(new Error().stack ?? "")) added.splice(index, 1);
      return remove.call(this, type, handler, options);
    };
  });
  await arrive(page, shop);
  const added = await page.evaluate(() => /** @type {any} */ (window).added);
  const high = added.filter((/** @type {any} */ entry) => entry.on === "window" || entry.on === "document");
  expect(added.every((/** @type {any} */ entry) => entry.passive)).toBe(true);
  expect(added.some((/** @type {any} */ entry) => /unload/.test(entry.type))).toBe(false);
  expect(high.length).toBeLessThanOrEqual(10);
  expect(added.length).toBeLessThanOrEqual(25);
});

test("the page stays fit for the back/forward cache, and a restore is a new view", async ({
  page,
  shop,
  browserName,
}) => {
  expect(browserName).toBe("chromium");
  const session = await page.context().newCDPSession(page);
  /** @type {unknown[]} */
  const refused = [];
  session.on("Page.backForwardCacheNotUsed", (event) =>
    refused.push(...event.notRestoredExplanations.map(({ reason }) => reason)),
  );
  await session.send("Page.enable");
  await page.goto(`${shop.origin}/p/zx`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await expect.poll(() => shop.batches.length, { timeout: 10_000 }).toBeGreaterThan(0);
  await page.goto(`${shop.origin}/blog`);
  await page.goBack();
  await page.waitForFunction(() => window.waverly.context().type === "product");
  expect(
    refused.filter((reason) => /Unload|BeforeUnload|KeepaliveRequest|JsNetworkRequest/.test(String(reason))),
  ).toEqual([]);
});

test("a prerendered page waits until it is seen", async ({ page, shop }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, "prerendering", { value: true, configurable: true });
  });
  await page.clock.install();
  await page.goto(`${shop.origin}/p/zx`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await page.clock.runFor(10_000);
  expect(shop.batches).toEqual([]);
  expect(shop.requests).toEqual(["GET /waverly.js"]);
  await page.evaluate(() => document.dispatchEvent(new Event("prerenderingchange")));
  await settle(page, null);
  await page.clock.runFor(3000);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
});

test("a page gone back to leaves alone how long the one after it was looked at", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/c/shoes" });
  const kept = await page.evaluate(() => {
    // As the next page writes it, while this one is kept for going back to.
    const trail = JSON.parse(sessionStorage.getItem("waverly:trail") ?? "[]");
    trail.push({ type: "product", id: "ZX-1", at: Date.now() + 1, active_ms: 123_456 });
    sessionStorage.setItem("waverly:trail", JSON.stringify(trail));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    return JSON.parse(sessionStorage.getItem("waverly:trail") ?? "[]").at(-1);
  });
  expect(kept).toMatchObject({ id: "ZX-1", active_ms: 123_456 });
});

for (const name of ["Warenkorb (1)", "Carrello (0)", "Cesta", "Winkelwagen 2"]) {
  test(`"${name}" in a table above every page puts nothing into the cart`, async ({ page, shop }) => {
    const text = `<html lang="de"><title>Möbel Krause</title>
      <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
      <table><tr><td><a href="/w">${name}</a><tr><td><h1>Willkommen bei Möbel Krause</h1><a href="/b">Bank</a> 249,00 €</table>`;
    shop.pages.set("/index.php", { text });
    await arrive(page, shop, { path: "/index.php" });
    const { type, regions } = await page.evaluate(() => window.waverly.context());
    expect([type, regions]).toEqual(["home", []]);
  });
}
