import { expect, test } from "../../support/test.js";
import { arrive, moments, moveAway, refute, rest, settle } from "../../support/visit.js";

const KIND = "policy_linger";

test("resting on the returns link without pressing it is a moment", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#returns", 1600);
  await moveAway(page);
  const [moment] = await moments(shop, KIND);
  expect(moment).toMatchObject({ target: "returns", how: "hover", strength: 0.5 });
  expect(moment?.["dwell_ms"]).toBeGreaterThanOrEqual(1500);
});

test("passing over the link is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#returns", 900);
  await moveAway(page);
  await refute(page, shop, KIND);
});

test("pressing the link is a visit, told when the shopper is back", async ({ page, shop }) => {
  await arrive(page, shop);
  await rest(page, "#returns", 1600);
  await page.locator("#returns").click();
  await page.waitForURL("**/policies/returns");
  await settle(page);
  await page.clock.runFor(1000);
  await page.locator("#back").click();
  await page.waitForURL("**/p/zx");
  await settle(page);
  await page.clock.runFor(8000);
  const [moment] = await moments(shop, KIND);
  expect(moment).toMatchObject({ target: "returns", how: "visit", product: "ZX-1" });
});

test("reading the policy page for long enough is a moment", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/policies/returns", active_ms: 0 });
  await page.mouse.move(200, 200);
  await page.clock.runFor(10_000);
  expect((await moments(shop, KIND))[0]).toMatchObject({ target: "returns", how: "read" });
});

test("glancing at the policy page is not", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/policies/returns", active_ms: 0 });
  await page.mouse.move(200, 200);
  await refute(page, shop, KIND, 3500);
});

/** Puts a section before everything else on the page. @param {import("@playwright/test").Page} page @param {string} markup */
const withSection = (page, markup) =>
  page.addInitScript(
    (text) =>
      addEventListener("DOMContentLoaded", () => {
        for (const own of document.querySelectorAll("#returns")) own.remove();
        document.querySelector("main")?.insertAdjacentHTML("afterbegin", text);
      }),
    markup,
  );

for (const [what, markup] of /** @type {const} */ ([
  ["marked", "<section data-waverly=policy>Returns are free within 30 days.</section>"],
  ["headed so", "<section><h2>Returns</h2><p>Send them back within 30 days, at our cost.</p></section>"],
])) {
  test(`a section about returns, ${what}, read in place is a moment`, async ({ page, shop }) => {
    await withSection(page, markup);
    await arrive(page, shop, { active_ms: 0 });
    await page.mouse.move(200, 200);
    await page.clock.runFor(9500);
    expect((await moments(shop, KIND))[0]).toMatchObject({ how: "read", target: "returns" });
  });
}

test("a section that merely stands beside what the shopper presses is not read", async ({ page, shop }) => {
  await withSection(
    page,
    "<section><h2>Returns</h2><p>Send them back within 30 days, at our cost.</p></section>",
  );
  await arrive(page, shop, { active_ms: 0 });
  for (const size of ["41", "42", "43"]) {
    await page.getByLabel(size).check();
    await page.clock.runFor(4000);
  }
  await refute(page, shop, KIND, 3000);
});

test("resting on a link about delivery is a moment, told as one about shipping", async ({ page, shop }) => {
  await withSection(page, '<p><a href="/policies/shipping" id="it">Shipping &amp; delivery</a></p>');
  await arrive(page, shop);
  await rest(page, "#it", 1800);
  await moveAway(page);
  expect(await moments(shop, KIND)).toMatchObject([{ target: "shipping", how: "hover" }]);
});

test("so is one in the shop's own language", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => document.documentElement.setAttribute("lang", "da")),
  );
  await withSection(page, '<p><a href="/hjaelp" id="it">Levering og fragt</a></p>');
  await arrive(page, shop);
  await rest(page, "#it", 1800);
  await moveAway(page);
  expect(await moments(shop, KIND)).toMatchObject([{ target: "shipping" }]);
});

test("a section about delivery read in place is a moment", async ({ page, shop }) => {
  await withSection(
    page,
    "<section><h2>Free delivery</h2><p>Within two days, all over the country.</p></section>",
  );
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.move(200, 200);
  await page.clock.runFor(9500);
  expect((await moments(shop, KIND))[0]).toMatchObject({ how: "read", target: "shipping" });
});

const FOLDS = /** @type {[string, string, string][]} */ ([
  [
    "a button that unfolds",
    '<button id="it" aria-expanded="false" onclick="this.ariaExpanded = this.ariaExpanded !== `true`">Delivery</button>',
    "shipping",
  ],
  [
    "a fold of the browser's",
    '<details><summary id="it">Returns</summary><p>Within 30 days.</p></details>',
    "returns",
  ],
]);
for (const [what, markup, target] of FOLDS) {
  test(`what ${what} promises, kept open for six seconds, is a moment`, async ({ page, shop }) => {
    await withSection(page, `<p>${markup}</p>`);
    await arrive(page, shop);
    await page.locator("#it").click();
    await page.clock.runFor(6500);
    expect(await moments(shop, KIND)).toMatchObject([{ how: "open", target }]);
  });

  test(`what ${what} promises, folded again before that, is none`, async ({ page, shop }) => {
    await withSection(page, `<p>${markup}</p>`);
    await arrive(page, shop);
    await page.locator("#it").click();
    await page.clock.runFor(3000);
    await page.locator("#it").click();
    await refute(page, shop, KIND, 9000);
  });
}

for (const [what, markup] of /** @type {[string, string][]} */ ([
  ["a control that adds to the cart", '<a href="#" role="button" id="it">Add to cart – free shipping</a>'],
  ["a link to an address", '<a href="/account" id="it">Delivery address</a>'],
  ["a product's link", '<a href="/p/band" id="it">Friendship band</a>'],
])) {
  test(`${what} promises nothing about delivery`, async ({ page, shop }) => {
    await withSection(page, `<p>${markup}</p>`);
    await arrive(page, shop);
    await rest(page, "#it", 1800);
    await moveAway(page);
    await refute(page, shop, KIND);
  });
}

test("a part of the checkout that asks where to deliver promises nothing", async ({ page, shop }) => {
  await withSection(page, '<section><h2>Delivery</h2><input autocomplete="address-line2"></section>');
  await arrive(page, shop, { path: "/checkout", active_ms: 0 });
  await page.mouse.move(200, 200);
  await refute(page, shop, KIND, 15_000);
});

test("a section that only mentions returns is none", async ({ page, shop }) => {
  await withSection(page, "<section><h2>Why us</h2><h3>Returns</h3><p>Free, as is our advice.</p></section>");
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.move(200, 200);
  await refute(page, shop, KIND, 15_000);
});

test("the footer's words about returns are not", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const note = document.createElement("p");
      note.dataset["waverly"] = "policy";
      note.textContent = "Returns within 30 days.";
      document.querySelector("footer")?.append(note);
      document.querySelectorAll(".tall").forEach((tall) => tall.remove());
    }),
  );
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.move(200, 200);
  await refute(page, shop, KIND, 15_000);
});

test("what a notice about cookies promises is none", async ({ page, shop }) => {
  await withSection(
    page,
    '<section><h2>Cookies</h2><p>We use them. <a href="/privacy" id="it">Our privacy and cookie policy</a></p></section>',
  );
  await arrive(page, shop, { active_ms: 0 });
  await page.clock.runFor(6000);
  await rest(page, "#it", 1800);
  await moveAway(page);
  await refute(page, shop, KIND, 12_000);
});
