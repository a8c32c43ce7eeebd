import { AT_CHECKOUT, AT_PRODUCT, BY_FINGER, BY_KEYBOARD } from "../../support/people.js";
import { expect, test } from "../../support/test.js";
import { ALL, arrive, hide, noteMoments, settle, show, standStill, told } from "../../support/visit.js";

/**
 * One shopper of each detector after another, on one page, in surroundings that detectors have to see through: all who
 * waver are told of, and of those who only look alike nobody.
 *
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("../../support/test.js").Shop} Shop
 * @typedef {import("../../support/people.js").Person} Person
 */

/** Told along with others: four presses end with a dead one, and who has closed the guide keeps still. */
const BESIDES = ["dead_click", "pause"];

test.beforeEach(({ page }) => noteMoments(page));

/** @param {Page} page @param {Person[]} people */
async function waver(page, people) {
  await standStill(page);
  for (const { wavers } of people) await wavers(page);
  const kinds = people.map(({ kind }) => kind);
  expect((await told(page)).filter((kind) => !BESIDES.includes(kind)).sort()).toEqual(kinds.sort());
}

/** @param {Page} page @param {Person[]} people */
async function lookAlike(page, people) {
  await standStill(page);
  for (const { looksAlike } of people) await looksAlike(page);
  expect(await told(page)).toEqual([]);
}

/** Has the shop show its whole page in a component. @param {Page} page @param {Shop} shop @param {string} path */
async function inComponent(page, shop, path) {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const main = document.querySelector("main");
      const style = document.querySelector("link[rel=stylesheet]");
      if (!main || !style) return;
      const component = document.createElement("shop-page");
      main.replaceWith(component);
      const root = component.attachShadow({ mode: "open" });
      root.append(style.cloneNode(), main);
      // The shop's script looks for its places in the document.
      for (const id of ["#guide", "#add"])
        root.querySelector(id)?.replaceWith(/** @type {Node} */ (root.querySelector(id)?.cloneNode(true)));
      const guide = root.querySelector("#guide");
      guide?.addEventListener("click", () => {
        const table = /** @type {HTMLElement} */ (root.querySelector("#guide-table"));
        table.hidden = !table.hidden;
        guide.setAttribute("aria-expanded", String(!table.hidden));
      });
    }),
  );
  await arrive(page, shop, { path, active_ms: 9000 });
}

/** Goes elsewhere and back, to a page the browser has kept. @param {Page} page @param {Shop} shop @param {string} path */
async function restored(page, shop, path) {
  await arrive(page, shop, { path, active_ms: 9000 });
  await hide(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await page.clock.runFor(60_000);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await show(page);
  await settle(page, null);
  await page.clock.runFor(9000);
}

/** Opens a page the browser has made before it was asked for. @param {Page} page @param {Shop} shop @param {string} path */
async function prerendered(page, shop, path) {
  await page.addInitScript(() =>
    Object.defineProperty(document, "prerendering", { value: true, configurable: true }),
  );
  await page.clock.install();
  await page.goto(shop.origin + path);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await page.clock.runFor(60_000);
  await page.evaluate(() => document.dispatchEvent(new Event("prerenderingchange")));
  await settle(page);
  await page.clock.runFor(9000);
}

for (const [where, open] of /** @type {const} */ ([
  ["within a component", inComponent],
  ["on a page gone back to", restored],
  ["on a page made beforehand", prerendered],
])) {
  test(`${where}, all who waver at a product are told of`, async ({ page, shop }) => {
    await open(page, shop, "/p/zx");
    // What the focus does within a component is not heard outside of it; the carts' and checkouts' part listens within.
    await waver(
      page,
      open === inComponent ? AT_PRODUCT.filter(({ kind }) => kind !== "section_reread") : AT_PRODUCT,
    );
  });

  test(`${where}, all who waver at the checkout are told of`, async ({ page, shop }) => {
    await open(page, shop, "/checkout");
    await waver(page, AT_CHECKOUT);
  });
}

test("within a component, none who only look so at a product are", async ({ page, shop }) => {
  await inComponent(page, shop, "/p/zx");
  await lookAlike(page, AT_PRODUCT);
});

test("within a component, none who only look so at the checkout are", async ({ page, shop }) => {
  await inComponent(page, shop, "/checkout");
  await lookAlike(page, AT_CHECKOUT);
});

test.describe("at 200%", () => {
  // A browser zoomed to 200% shows half as many pixels of the page, each twice as large.
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  test("all who waver at a product are told of", async ({ page, shop }) => {
    await arrive(page, shop, { active_ms: 9000 });
    await waver(page, AT_PRODUCT);
  });

  test("none who only look so are", async ({ page, shop }) => {
    await arrive(page, shop, { active_ms: 9000 });
    await lookAlike(page, AT_PRODUCT);
  });
});

for (const [how, people, screen] of /** @type {[string, Person[], object][]} */ ([
  ["by keyboard alone", BY_KEYBOARD, {}],
  ["with a finger", BY_FINGER, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])) {
  test.describe(how, () => {
    test.use(screen);

    test("all who waver at a product are told of", async ({ page, shop }) => {
      await arrive(page, shop, { active_ms: 9000 });
      await waver(page, people);
    });

    test("none who only look so are", async ({ page, shop }) => {
      await arrive(page, shop, { active_ms: 9000 });
      await lookAlike(page, people);
    });
  });
}

test("behind another tab nobody is told of", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 9000 });
  await hide(page);
  for (const { wavers } of AT_PRODUCT) await wavers(page);
  expect(await told(page)).toEqual([]);
});
