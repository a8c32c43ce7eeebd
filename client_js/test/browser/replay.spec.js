import { readFile } from "node:fs/promises";
import { expect, test } from "../support/test.js";
import { ALL, arrive, moments, standStill } from "../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */

const FIXTURE = new URL("../fixtures/p.html", import.meta.url);

/** Brings the product page with a tag that names replay tools, and the tools' own snippets. @param {Shop} shop @param {string | undefined} replay @param {string} [snippet] */
async function openShop(shop, replay, snippet = "") {
  const text = (await readFile(FIXTURE, "utf8"))
    .replace("data-site", `${replay === undefined ? "" : `data-replay="${replay}" `}data-site`)
    .replace("<head>", `<head><script>window.told = [];${snippet}</script>`);
  shop.pages.set("/p/zx", { text });
}

/** Presses what is dead four times, which is two moments, and lets all that follows happen. @param {Page} page @param {Shop} shop */
async function rage(page, shop) {
  await standStill(page);
  for (let count = 0; count < 4; count += 1) {
    await page.locator("#dead").click();
    await page.clock.runFor(200);
  }
  await page.clock.runFor(3000);
  await moments(shop, "rage_click");
  await moments(shop, "dead_click");
}

/** @param {Page} page @returns {Promise<unknown[]>} */
const told = (page) => page.evaluate(() => /** @type {any} */ (window).told);

const NAMES = ["waverly_rage_click", "waverly_dead_click"];

/** How a page loads each tool, and what it is told of a moment: without, and with the id of the visit. */
const TOOLS =
  /** @type {Record<string, [snippet: string, call: (name: string) => unknown, linked?: (name: string, visit: string) => unknown[]]>} */ ({
    clarity: [
      "clarity = (...call) => told.push(call)",
      (name) => ["event", name],
      (name, visit) => [
        ["event", name],
        ["set", "waverly_visit", visit],
      ],
    ],
    contentsquare: [
      "_uxa = told",
      (name) => ["trackPageEvent", name],
      (name, visit) => [
        ["trackPageEvent", name],
        ["trackDynamicVariable", { key: "waverly_visit", value: visit }],
      ],
    ],
    fullstory: [
      "FS = (...call) => told.push(call)",
      (name) => ["trackEvent", { name, properties: {} }],
      (name, visit) => [["trackEvent", { name, properties: { waverly_visit: visit } }]],
    ],
    hotjar: ["hj = (...call) => told.push(call)", (name) => ["event", name], (name) => [["event", name]]],
    logrocket: [
      "LogRocket = { track: (...call) => told.push(call) }",
      (name) => [name, {}],
      (name, visit) => [[name, { waverly_visit: visit }]],
    ],
    mouseflow: [
      "_mfq = told",
      (name) => ["tag", name],
      (name, visit) => [
        ["tag", name],
        ["setVariable", "waverly_visit", visit],
      ],
    ],
    posthog: [
      "posthog = { capture: (...call) => told.push(call) }",
      (name) => [name, {}],
      (name, visit) => [[name, { waverly_visit: visit }]],
    ],
    smartlook: [
      "smartlook = (...call) => told.push(call)",
      (name) => ["track", name, {}],
      (name, visit) => [["track", name, { waverly_visit: visit }]],
    ],
  });

for (const [tool, [snippet, call, linked]] of Object.entries(TOOLS)) {
  test(`${tool} is told each moment once, by its name alone`, async ({ page, shop }) => {
    await openShop(shop, tool, snippet);
    await arrive(page, shop);
    await rage(page, shop);
    await expect.poll(() => told(page)).toEqual(NAMES.map(call));
  });

  test(`${tool} is told of the visit, too, where the owner asks for a link`, async ({ page, shop }) => {
    await openShop(shop, `${tool} link`, snippet);
    await arrive(page, shop);
    await rage(page, shop);
    const visit = String(shop.batches[0]?.session);
    await expect.poll(() => told(page)).toEqual(NAMES.flatMap((name) => linked?.(name, visit)));
  });
}

test("without the attribute no tool is told anything, and nothing more is fetched", async ({
  page,
  shop,
}) => {
  await openShop(
    shop,
    undefined,
    Object.values(TOOLS)
      .map(([snippet]) => snippet)
      .join(";"),
  );
  await arrive(page, shop);
  await rage(page, shop);
  expect(await told(page)).toEqual([]);
  expect(shop.requests.filter((request) => request.includes("/assets/replay-"))).toEqual([]);
});

test("nothing is told without consent", async ({ page, shop }) => {
  await openShop(shop, "clarity", TOOLS["clarity"]?.[0]);
  await arrive(page, shop, { consent: ALL });
  await page.evaluate(() => window.waverly("consent", { analytics: false }));
  await page.locator("#dead").click({ clickCount: 4 });
  await page.clock.runFor(5000);
  expect(await told(page)).toEqual([]);
});

test("a tool that throws harms neither the shop nor another tool", async ({ page, shop, faults }) => {
  const snippet = 'clarity = () => { throw new Error("broken") }; hj = (...call) => told.push(call)';
  await openShop(shop, "clarity hotjar", snippet);
  await arrive(page, shop);
  await rage(page, shop);
  await expect.poll(() => told(page)).toEqual(NAMES.map((name) => ["event", name]));
  await page.locator("#add").click();
  await expect(page.getByText("Added")).toBeVisible();
  // Announced for the curious, and thrown at nobody.
  expect(faults.every((fault) => fault.startsWith("waverly: Error: broken"))).toBe(true);
  expect(faults.splice(0)).toHaveLength(2);
});

test("a tool that comes later finds what its queue was told", async ({ page, shop }) => {
  await openShop(
    shop,
    "clarity mouseflow",
    "clarity = function () { (clarity.q = clarity.q || []).push([...arguments]) }",
  );
  await arrive(page, shop);
  await rage(page, shop);
  const queued = () =>
    page.evaluate(() => [/** @type {any} */ (window).clarity.q, /** @type {any} */ (window)._mfq]);
  await expect
    .poll(queued)
    .toEqual([NAMES.map((name) => ["event", name]), NAMES.map((name) => ["tag", name])]);
});

test("a tool that is not there, or that nobody knows, is passed over", async ({ page, shop, faults }) => {
  await openShop(shop, "posthog clairity hotjar", TOOLS["hotjar"]?.[0]);
  await arrive(page, shop);
  await rage(page, shop);
  await expect.poll(() => told(page)).toEqual(NAMES.map((name) => ["event", name]));
  expect(faults.splice(0)).toEqual(NAMES.map(() => "waverly: data-replay names no tool we know: clairity"));
});
