import { readFile } from "node:fs/promises";
import path from "node:path";
import { violations } from "../support/axe.js";
import { expect, test } from "../support/test.js";
import { ALL, arrive, moveAway, rest } from "../support/visit.js";

const PANEL = "aside[aria-label='Waverly debugger']";

/** @param {import("@playwright/test").Page} page */
const panel = (page) => page.locator(PANEL);

test("the debugger says what was understood and from where, and what the shopper allows", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await expect(panel(page).getByRole("row", { name: /product\.price 129 jsonld/ })).toBeVisible();
  await panel(page).getByText("Consent").click();
  await expect(panel(page).getByRole("row", { name: "analytics allowed", exact: true })).toBeVisible();
});

test("the debugger says what the script costs: bytes, loading and the main thread's time", async ({
  page,
  shop,
}) => {
  await page.goto(`${shop.origin}/p/zx?waverly=debug`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await panel(page).getByText("Cost").click();
  await page.mouse.click(300, 300);
  await expect(panel(page).getByRole("row", { name: /^waverly\.js/ })).toBeVisible();
  await expect(panel(page).getByText(/Main thread since loading: (?!0\.0)\d+\.\d ms in all/)).toBeVisible();
});

test("moments and decisions are told as they come, with the reasons, and count in nothing", async ({
  page,
  shop,
}) => {
  shop.companion.answer = ({ ask }) =>
    ask
      ? {
          decision: null,
          mood: "hesitant",
          scores: { leaving: 0.4 },
          reasons: ["fit-note: ruled out by caps."],
        }
      : {};
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await expect(panel(page)).toBeVisible();
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(2500);
  await expect(panel(page).getByText(/^cart button hover · .*hover ms/)).toBeVisible();
  await expect(panel(page).getByText("fit-note: ruled out by caps.")).toBeVisible();
  await expect(panel(page).getByText("mood hesitant, leaving 40%")).toBeVisible();
  expect(shop.batches.every(({ preview }) => preview === true)).toBe(true);
});

test("of many campaigns in question the debugger folds all but the first", async ({ page, shop }) => {
  const reasons = Array.from({ length: 12 }, (_, at) => `campaign-${at}: ruled out by caps.`);
  shop.companion.answer = ({ ask }) => (ask ? { decision: null, mood: "hesitant", scores: {}, reasons } : {});
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(2500);
  await expect(panel(page).getByText("campaign-0: ruled out")).toBeVisible();
  await expect(panel(page).getByText("campaign-11: ruled out")).toBeHidden();
  await panel(page).getByText("8 more").click();
  await expect(panel(page).getByText("campaign-11: ruled out")).toBeVisible();
});

test("the debugger leaves the shop's question for consent free, and opens once it is answered", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path: "/p/zx?waverly=debug", consent: null });
  await askForConsent(page);
  await expect(panel(page).getByText("Moments")).toBeHidden();
  await expect(panel(page).getByRole("status")).toHaveText("Nothing is watched without consent");
  await page.getByRole("button", { name: "Accept" }).click();
  await page.clock.runFor(1500);
  await expect(panel(page).getByText("Moments")).toBeVisible();
  await expect(panel(page).getByRole("status")).toBeEmpty();
});

for (const width of [1280, 390])
  test(`folded, the debugger hides neither logo nor consent question, ${width} pixels wide`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    shop.pages.set("/own", {
      text: `<title>Shop</title><script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
      <div style="position:sticky;top:0"><p style="margin:0">Free delivery</p><b id="logo" style="display:block;height:72px">Northbound</b></div>
      <main><h1>Shop</h1></main><div id="ask" style="position:fixed;inset:auto 0 0;height:420px">Cookies?</div>`,
    });
    await page.goto(`${shop.origin}/own?waverly=debug`);
    await expect(panel(page).getByRole("button", { name: "Show" })).toBeVisible();
    const over = await panel(page).boundingBox();
    for (const id of ["#logo", "#ask"]) {
      const box = await page.locator(id).boundingBox();
      const isApart = over && box && (over.y >= box.y + box.height || over.y + over.height <= box.y);
      expect(isApart, id).toBe(true);
    }
  });

test("the debugger stays folded while only the shop's own workings are allowed", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/p/zx?waverly=debug", consent: null });
  await page.evaluate(() => window.waverly("consent", { analytics: false, personalization: true }));
  await page.clock.runFor(1500);
  await expect(panel(page).getByRole("button", { name: "Show" })).toBeVisible();
});

for (const [status, told] of /** @type {const} */ ([
  [403, /^The server refuses what is sent \(403\): This site key is not known here: pk_333\.$/],
  [422, /^The server refuses what is sent \(422\): This site key/],
  [500, /^The server fails at what is sent \(500\)/],
])) {
  test(`the debugger says that the server answers ${status}, until it takes what is sent`, async ({
    page,
    shop,
    faults,
  }) => {
    shop.companion.status = status;
    shop.companion.answer = () => ({
      type: "urn:waverly:refused",
      title: "Refused",
      status,
      detail: "This site key is not known here: pk_333.",
    });
    await arrive(page, shop, { path: "/p/zx?waverly=debug" });
    await says(page, told);
    shop.companion.status = 200;
    await rest(page, "#add", 2500);
    await moveAway(page);
    await says(page, /^$/);
    expect(faults.splice(0).join()).toContain(`status of ${status}`);
  });
}

test("the debugger says no secret key again that stands in the tag", async ({ page, shop, faults }) => {
  shop.companion.status = 422;
  shop.companion.answer = ({ site }) => ({ detail: `This is no key: ${site}.` });
  const { text } = await fixture("p");
  shop.pages.set("/p/secret", { text: text.replace('data-site="pk_test"', 'data-site="sk_1234"') });
  await arrive(page, shop, { path: "/p/secret?waverly=debug" });
  await says(page, /This is no key: sk_…\.$/);
  await expect(panel(page)).not.toContainText("sk_1234");
  faults.splice(0);
});

test("the debugger says that a refusal has no words of its own", async ({ page, shop, faults }) => {
  shop.companion.status = 403;
  shop.companion.raw = "<h1>Forbidden</h1>";
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await says(page, /\(403\): its answer to \/v1\/collect says why\.$/);
  faults.splice(0);
});

test("the debugger says that the tag names no site; without it such a tag does nothing", async ({
  page,
  shop,
}) => {
  const { text } = await fixture("p");
  shop.pages.set("/p/nobody", { text: text.replace('data-site="pk_test"', "") });
  await page.goto(`${shop.origin}/p/nobody?waverly=debug`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await expect(panel(page).getByRole("status")).toContainText("the tag names no site");
  await page.goto(`${shop.origin}/p/nobody`, { waitUntil: "load" });
  expect(await page.evaluate(() => window.waverly?.context)).toBeUndefined();
  expect(shop.requests.filter((request) => /watch-|POST/.test(request))).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a tag that names no site leaves room for one that does", async ({ page, shop }) => {
  const { text } = await fixture("p");
  const nobody = '<script async src="{{help}}/waverly.js"></script>';
  shop.pages.set("/p/both", { text: text.replace("</title>", `</title>${nobody}`) });
  await arrive(page, shop, { path: "/p/both" });
  await expect.poll(() => shop.eventsOf("viewed_product").length).toBe(1);
});

/** @param {string} name of a page of the fixtures */
const fixture = async (name) => ({
  text: await readFile(path.join(import.meta.dirname, `../fixtures/${name}.html`), "utf8"),
});

test("the debugger says that the server cannot be reached, until it can", async ({ page, shop, faults }) => {
  await page.route("**/v1/collect", (route) => route.abort());
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await says(page, /^The server at http:\/\/[\w.]+:\d+ cannot be reached/);
  await page.unroute("**/v1/collect");
  await rest(page, "#add", 2500);
  await moveAway(page);
  await says(page, /^$/);
  expect(faults.splice(0).join()).toContain("ERR_FAILED");
});

test("the debugger says that robots are not watched, and why", async ({ page, shop }) => {
  await page.goto(`${shop.origin}/silent?waverly=debug`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await expect(panel(page).getByRole("status")).toContainText("a program drives the browser");
  expect(shop.requests.filter((request) => /watch-|POST/.test(request))).toEqual([]);
});

/** Lets page time pass until the panel's head says it. @param {import("@playwright/test").Page} page @param {RegExp} told */
const says = (page, told) =>
  expect
    .poll(async () => {
      await page.clock.runFor(1500);
      return panel(page).getByRole("status").textContent();
    })
    .toMatch(told);

test("on a phone the debugger opens when asked for, and breaks no word", async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await arrive(page, shop, { path: "/p/zx?waverly=debug", consent: null });
  await askForConsent(page);
  const { x, width } = (await panel(page).boundingBox()) ?? { x: 0, width: 0 };
  expect(360 - x - width).toBeGreaterThanOrEqual(x);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.clock.runFor(1500);
  await expect(panel(page).getByText("Moments")).toBeHidden();
  await panel(page).getByRole("button", { name: "Show" }).click();
  await page.clock.runFor(1500);
  await expect(panel(page).getByRole("row", { name: /product\.price 129 jsonld/ })).toBeVisible();
  expect(await brokenWords(panel(page))).toEqual([]);
  expect(await violations(page, { all: true })).toEqual([]);
});

/** Asks as most shops do: along the lower edge. @param {import("@playwright/test").Page} page */
const askForConsent = (page) =>
  page.evaluate((choice) => {
    const button = Object.assign(document.createElement("button"), { textContent: "Accept" });
    button.style.cssText = "position: fixed; inset: auto 0 0; block-size: 90px";
    button.addEventListener("click", () => window.waverly("consent", choice));
    document.body.append(button);
  }, ALL);

/** Words that go over two lines. @param {import("@playwright/test").Locator} part */
const brokenWords = (part) =>
  part.locator("tbody :is(th, td)").evaluateAll((cells) =>
    cells.flatMap(({ firstChild }) =>
      [...(firstChild?.textContent ?? "").matchAll(/\w+/g)]
        .filter(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(/** @type {Node} */ (firstChild), index);
          range.setEnd(/** @type {Node} */ (firstChild), index + word.length);
          return range.getClientRects().length > 1;
        })
        .map(([word]) => word),
    ),
  );

test("the debugger is accessible, and gone when closed", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await expect(panel(page)).toBeVisible();
  expect(await violations(page, { all: true })).toEqual([]);
  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

test("without the word in the address there is no debugger", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect(panel(page)).toHaveCount(0);
  expect(shop.requests.filter((request) => request.includes("debug-"))).toEqual([]);
});
