import { FLOWS, partIsThere, TWINS } from "../support/cartFlows.js";
import { bring, OVERLAYS } from "../support/overlays.js";
import { expect, test } from "../support/test.js";
import { ALL, arrive, eventually, hide, settle } from "../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */
/** @typedef {import("../support/cartFlows.js").Flow} Flow */

/** Lets page time pass in which the shop answers, in real time, and is heard. @param {Page} page */
async function pass(page) {
  for (let step = 0; step < 24; step += 1) {
    await page.clock.runFor(500);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(undefined))));
  }
}

/** @param {Page} page @param {Shop} shop @param {Flow} flow */
async function visit(page, shop, { pages, act }) {
  for (const [path, text] of Object.entries(pages)) shop.pages.set(path, { text });
  for (const path of ["/graphql", "/api/rpc", "/cart/add.js", "/cart/items"])
    shop.pages.set(path, { text: "{}" });
  shop.pages.set("/soldout", { status: 409, text: "{}" });
  await arrive(page, shop, { path: Object.keys(pages)[0] ?? "/" });
  if (pages["/cart"] && Object.keys(pages).length === 1) await partIsThere(page, shop);
  const before = page.url();
  await (typeof act === "string" ? page.locator(act).click() : act(page, shop));
  if (Object.keys(pages).length > 1) {
    await page.waitForURL((url) => url.href !== before);
    await settle(page, ALL);
  }
  await pass(page);
  const seen = shop.eventsOf("view_progress").length;
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(seen);
}

test("heard: the shop's own button, pressed by an overlay", async ({ page, shop }) => {
  const { pages, added } = /** @type {Flow} */ (FLOWS["GraphQL, and a number in the cart's link"]);
  for (const [path, text] of Object.entries(pages)) shop.pages.set(path, { text });
  shop.pages.set("/graphql", { text: "{}" });
  const actions = [{ type: "add_to_cart", label: "Yes, this one" }];
  await bring(page, shop, { ...OVERLAYS.message, actions }, { path: Object.keys(pages)[0] ?? "/" });
  await page.getByRole("button", { name: "Yes, this one" }).click();
  await expect(page.locator("#n")).toHaveText("2");
  expect(await eventually(page, shop, "add_to_cart")).toMatchObject(added ?? []);
});

for (const [name, flow] of [...Object.entries(FLOWS), ...Object.entries(TWINS)])
  test(`${name in FLOWS ? "heard" : "nothing"}: ${name}`, async ({ page, shop, faults }) => {
    await visit(page, shop, flow);
    const { added = [], removed = [], steps = [] } = flow;
    const told = (/** @type {string} */ kind) => shop.eventsOf(kind);
    expect(told("add_to_cart")).toMatchObject(added);
    expect(told("remove_from_cart")).toMatchObject(removed);
    expect(told("checkout_step").map(({ step }) => step)).toEqual(steps);
    // The browser itself says that the shop's request failed.
    faults.splice(0);
  });
