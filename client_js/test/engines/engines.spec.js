/** What Firefox and WebKit do in ways of their own; all else is tried in Chromium. */
import { readFile } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { OVERLAYS, WHY } from "../support/overlays.js";
import { shopFixtures } from "../support/shopFixtures.js";
import { ALL } from "../support/visit.js";
import { startBrowser } from "./browser.js";

/** @typedef {import("../support/shopFixtures.js").Shop} Shop */
/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */

const fixture = (/** @type {string} */ name) =>
  readFile(new URL(`../fixtures/${name}.html`, import.meta.url), "utf8");
/** Somewhere beside everything that can be pressed. @type {[number, number]} */
const BESIDE = [700, 500];

const test = base.extend(
  /** @type {import("@playwright/test").Fixtures<{ tab: Browser, shop: Shop }, { oneShop: Shop, browserOf: Browser }>} */ ({
    ...shopFixtures,
    browserOf: [
      async ({}, use, { project }) => {
        const browser = await startBrowser(project.metadata["engine"]);
        await use(browser);
        await browser.stop();
      },
      { scope: "worker" },
    ],
    /** The product page, allowed everything, and watched; nothing may have failed in it at the end. */
    tab: async ({ browserOf: tab, shop }, use) => {
      for (const [path, name] of Object.entries({ "/p/zx": "p", "/gallery": "gallery" }))
        shop.pages.set(path, { text: (await fixture(name)).replace("<title>", `${tab.script}<title>`) });
      shop.pages.set("/elsewhere", { text: `<!doctype html>${tab.script}<title>Elsewhere</title>` });
      await tab.go(`${shop.origin}/elsewhere`);
      await tab.ask(() => [localStorage, sessionStorage].forEach((store) => store.clear()));
      await tab.go(`${shop.origin}/p/zx`);
      await tab.ask(async (choice) => {
        while (!window.waverly?.context) await new Promise((done) => setTimeout(done, 20));
        window.waverly("consent", choice);
        while (!window.waverly.context().regions) await new Promise((done) => setTimeout(done, 20));
      }, ALL);
      await use(tab);
      expect(await tab.ask(() => /** @type {any} */ (window).faults)).toEqual([]);
    },
  }),
);

/** Moves to and fro until the page has been used for so long. @param {Browser} tab @param {number} ms */
async function linger(tab, ms) {
  const until = Date.now() + ms;
  const [x, y] = BESIDE;
  for (let step = 0; Date.now() < until; step += 1) {
    await tab.move([x + 9 * (step % 5), y + 7 * (step % 3)]);
    await tab.ask(() => new Promise((done) => setTimeout(done, 250)));
  }
}

/** Presses the middle of an element. @param {Browser} tab @param {string} selector in the page, or in our card */
async function press(tab, selector) {
  const place = await tab.ask((/** @type {string} */ wanted) => {
    const card = document.querySelector("waverly-help")?.shadowRoot;
    const node = document.querySelector(wanted) ?? card?.querySelector(wanted);
    const { x, y, width, height } = /** @type {Element} */ (node).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, selector);
  await tab.move(place);
  await tab.press();
}

/** The card, as far as it is drawn. @param {Browser} tab */
const card = (tab) =>
  tab.ask(() => {
    const node = document.querySelector("waverly-help")?.shadowRoot?.querySelector(".card");
    if (!node || node.getAnimations().length) return null;
    const { left, right } = node.getBoundingClientRect();
    const { activeElement: focused } = /** @type {ShadowRoot} */ (node.getRootNode());
    return {
      title: node.querySelector("h2")?.textContent,
      focused: focused?.localName ?? null,
      gaps: [left, document.documentElement.clientWidth - right],
      underlined: getComputedStyle(/** @type {Element} */ (node.querySelector(".why summary")))
        .textDecorationLine,
    };
  });

test("reads the page, and tells who allows it what is seen", async ({ tab, shop }) => {
  const { product, regions } = await tab.ask(() => window.waverly.context());
  expect(product).toMatchObject({ name: "ZX Elite", price: 129, currency: "EUR", sku: "ZX-1" });
  expect(regions).toEqual(expect.arrayContaining(["add-to-cart", "size-guide", "policy", "reviews"]));
  await expect.poll(() => shop.eventsOf("viewed_product").length).toBe(1);
});

test("a fast mouse out of the top brings a card, which is drawn as it should be and pressed away", async ({
  tab,
  shop,
}) => {
  let asked = 0;
  const decision = { id: "d1", campaign: "c1", variant: "a", why: WHY, overlay: OVERLAYS.message };
  shop.companion.answer = (batch) => (batch.ask && asked++ === 0 ? { decision } : {});
  await linger(tab, 8500);
  const [x] = BESIDE;
  await tab.move([x, 500], [x, 400], [x, 300], [x, 200], [x, 100], [x, 40], [x, -20]);
  await expect.poll(() => shop.eventsOf("exit_intent").length).toBe(1);
  expect(shop.eventsOf("exit_intent")[0]).toMatchObject({ how: "mouse", device: "desktop" });
  await expect.poll(() => card(tab)).toMatchObject({ title: OVERLAYS.message.title, focused: null });
  expect((await card(tab))?.underlined).toBe("underline");
  await press(tab, ".close");
  await expect.poll(() => card(tab)).toBeNull();
  await tab.go(`${shop.origin}/elsewhere`);
  await expect.poll(() => shop.eventsOf("overlay_dismissed").length).toBe(1);
});

test("a dialog has the focus, stands in the middle, and Escape gives the focus back", async ({
  tab,
  shop,
}) => {
  await tab.go(`${shop.origin}/gallery`);
  await tab.ask(async () => {
    while (!window.waverly?.context) await new Promise((done) => setTimeout(done, 20));
    /** @type {HTMLElement} */ (document.querySelector("#add")).focus();
  });
  const overlay = { ...OVERLAYS.message, format: "modal" };
  await tab.ask((decision) => void window.waverly("preview", decision), {
    id: "d",
    campaign: "c",
    why: WHY,
    overlay,
  });
  await expect.poll(() => card(tab)).toMatchObject({ title: OVERLAYS.message.title, focused: "h2" });
  const [left, right] = (await card(tab))?.gaps ?? [];
  expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
  await tab.move(BESIDE);
  await tab.key("Escape");
  await expect.poll(() => card(tab)).toBeNull();
  expect(await tab.ask(() => document.activeElement?.id)).toBe("add");
});

test("a press that only sends a count is dead", async ({ tab, shop }) => {
  await tab.ask(() =>
    document.querySelector("#dead")?.addEventListener("click", () => navigator.sendBeacon("/count", "1")),
  );
  await linger(tab, 5500);
  await press(tab, "#dead");
  await linger(tab, 4000);
  await tab.go(`${shop.origin}/elsewhere`);
  await expect.poll(() => shop.eventsOf("dead_click").length).toBe(1);
});

test("what was seen is told when the page is left", async ({ tab, shop }) => {
  await linger(tab, 1000);
  await tab.go(`${shop.origin}/elsewhere`);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBe(1);
});

test("who takes the consent back leaves nothing behind", async ({ tab, shop }) => {
  const kept = () =>
    tab.ask(() =>
      [localStorage, sessionStorage]
        .flatMap((store) => Object.keys(store))
        .filter((key) => key.startsWith("waverly")),
    );
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  expect(await kept()).not.toEqual([]);
  await tab.ask(() =>
    window.waverly("consent", { analytics: false, personalization: false, marketing: false }),
  );
  await expect.poll(() => shop.withdrawals.length).toBe(1);
  expect((await kept()).filter((/** @type {string} */ key) => !key.includes("consent"))).toEqual([]);
});
