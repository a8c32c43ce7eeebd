import { STORED, shopped, storedText, survey } from "../support/stores.js";
import { expect, test } from "../support/test.js";
import { ALL, arrive, eventually, hide, moments, moveAway, refute, rest, settle } from "../support/visit.js";

/** @typedef {import("../support/test.js").Shop} Shop */

/** The parts a page has fetched, without their hashes. @param {Shop} shop */
const fetched = (shop) =>
  shop.requests.map((request) => /assets\/(.+)-\w+\.js/.exec(request)?.[1]).filter(Boolean);

for (const [path, parts] of /** @type {const} */ ([
  ["/p/zx", ["watch", "product"]],
  ["/c/shoes", ["watch"]],
  ["/cart", ["watch", "checkout", "cart"]],
  ["/checkout", ["watch", "checkout", "cart"]],
  ["/search?q=trail+shoes", ["watch", "search"]],
  ["/blog", ["watch"]],
])) {
  test(`${path} fetches ${parts.join(" and ")}, and nothing else`, async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await expect.poll(() => fetched(shop)).toEqual(parts);
  });
}

test("without consent a page is read once it asks, and not before", async ({ page, shop }) => {
  await page.clock.install();
  const watched = page.waitForResponse(/assets\/watch-/);
  await page.goto(`${shop.origin}/p/zx`);
  await page.waitForFunction(() => Boolean(window.waverly?.context));
  await page.clock.runFor(3500);
  await watched;
  await page.clock.runFor(3000);
  expect(fetched(shop)).toEqual(["watch"]);
  await page.waitForFunction(() => window.waverly.context().product !== undefined);
  expect(fetched(shop)).toEqual(["watch", "product"]);
});

test("a platform's places and other languages' words are fetched where they are needed", async ({
  page,
  shop,
}) => {
  const text = storedText("shopware-product").replace(
    "</head>",
    '<script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script></head>',
  );
  shop.pages.set("/a", { text });
  await arrive(page, shop, { path: "/a" });
  expect(fetched(shop).sort()).toEqual(["platform-shopware", "product", "watch", "words-of-shops"]);
});

for (const { id, url } of STORED) {
  test(`${id} is the same to a shopper's browser as to the doctor`, async ({ page }, { project }) => {
    const build = project.metadata["build"];
    const text = storedText(id);
    const { places: _, ...told } = await survey(page, { url, text, build });
    expect(await shopped(page, { url, text, build })).toEqual(told);
  });
}

test("a part that does not come leaves the page watched without it", async ({ page, shop, faults }) => {
  await page.route(/assets\/product-/, (route) => route.abort());
  await arrive(page, shop);
  const { type, product } = await page.evaluate(() => window.waverly.context());
  expect([type, product]).toEqual(["product", undefined]);
  await page.clock.runFor(12_000);
  await hide(page);
  await moments(shop, "view_progress");
  expect(faults.splice(0).join()).toContain("product-");
});

/**
 * Opens the product page and keeps its part back; gives what lets it come.
 *
 * @param {import("@playwright/test").Page} page @param {Shop} shop
 */
async function keptBack(page, shop) {
  let release = () => {};
  const released = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route(/assets\/product-/, async (route) => {
    await released;
    await route.continue();
  });
  await page.clock.install();
  const asked = page.waitForRequest(/assets\/product-/);
  await page.goto(`${shop.origin}/p/zx`);
  await page.waitForFunction(() => Boolean(window.waverly?.context));
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await page.clock.runFor(3500);
  await asked;
  return release;
}

test("what is pressed while a part is on its way is heard when it has come", async ({ page, shop }) => {
  shop.pages.set("/cart/add.js", { text: "{}" });
  const release = await keptBack(page, shop);
  await page.evaluate(() => {
    document
      .querySelector("#add")
      ?.addEventListener("click", () => fetch("/cart/add.js", { method: "POST" }));
  });
  await page.locator("#add").click();
  release();
  await settle(page);
  expect(await eventually(page, shop, "add_to_cart")).toHaveLength(1);
});

test("a pointer that came while a part was on its way is seen to rest and to leave", async ({
  page,
  shop,
}) => {
  const release = await keptBack(page, shop);
  await page.locator("#add").hover();
  release();
  await settle(page);
  await page.clock.runFor(6000);
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(2500);
  expect((await moments(shop, "cart_button_hover"))[0]).toMatchObject({ visits: 1, input: "mouse" });
});

test("a pointer that lay there all the while is not", async ({ page, shop }) => {
  const release = await keptBack(page, shop);
  await page.locator("#add").hover();
  release();
  await settle(page);
  await page.clock.runFor(8000);
  await moveAway(page);
  await refute(page, shop, "cart_button_hover");
});

test("a focus that came while a part was on its way is seen to stay and to leave", async ({ page, shop }) => {
  const release = await keptBack(page, shop);
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  release();
  await settle(page);
  await page.clock.runFor(6000);
  await page.keyboard.press("Tab");
  await page.clock.runFor(2500);
  expect((await moments(shop, "cart_button_hover"))[0]).toMatchObject({ input: "keyboard" });
});
