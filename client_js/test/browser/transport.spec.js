import { expect, test } from "../support/test.js";
import { ALL, arrive, eventually, hide, moments, moveAway, refute, rest, settle } from "../support/visit.js";

/** @param {import("@playwright/test").Page} page */
async function waver(page) {
  await rest(page, "#add", 2500);
  await moveAway(page);
  await page.clock.runFor(2500);
}

test("the page is described once a view, and events are numbered from one", async ({ page, shop }) => {
  await arrive(page, shop);
  await waver(page);
  await moments(shop, "cart_button_hover");
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBe(2);
  expect(shop.batches.filter((batch) => batch.page)).toHaveLength(1);
  expect(shop.batches[0]?.page).toMatchObject({
    type: "product",
    path: "/p/zx",
    device: "desktop",
    referrer: "direct",
    locale: "en",
  });
  expect(shop.events().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(shop.batches.every(({ v, site }) => v === 1 && site === "pk_test")).toBe(true);
});

test("an old library that has arrays write themselves as text changes nothing of a batch", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    Object.assign(Array.prototype, { toJSON: () => "[]" });
  });
  await arrive(page, shop);
  await hide(page);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  expect(shop.batches.every(({ events }) => Array.isArray(events) && events.length > 0)).toBe(true);
  expect(await page.evaluate(() => JSON.stringify([1]))).toBe('"[]"');
});

test("a batch is a simple request: no preflight, no cookies, text/plain", async ({ page, shop }) => {
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await arrive(page, shop);
  const headers = await (await posted).allHeaders();
  expect(headers["content-type"]).toContain("text/plain");
  expect(headers["cookie"]).toBeUndefined();
  expect(shop.requests.filter((request) => request.startsWith("OPTIONS"))).toEqual([]);
});

test("a batch asks only when a detector fired", async ({ page, shop }) => {
  await arrive(page, shop);
  await waver(page);
  const [moment] = await moments(shop, "cart_button_hover");
  const asking = shop.batches.filter(({ ask }) => ask);
  expect(asking).toHaveLength(1);
  expect(asking[0]?.ask).toMatchObject({ seq: moment?.["seq"], input: "mouse", reduced_motion: false });
  expect(asking[0]?.ask?.placements).toContain("corner");
});

test("a question tells how the view went so far", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 9000 });
  await waver(page);
  await moments(shop, "cart_button_hover");
  const [progress] = await moments(shop, "view_progress");
  expect(shop.batches.find(({ ask }) => ask)?.events).toContainEqual(progress);
  expect(progress?.["active_ms"]).toBeGreaterThan(9000);
  expect(progress?.["sections"]["price"]).toBeGreaterThan(0);
});

test("a failed batch is sent once more, with the same numbers", async ({ page, shop, faults }) => {
  shop.companion.status = 503;
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.clock.runFor(2000);
  await expect.poll(() => shop.batches.length).toBe(2);
  await page.clock.runFor(30_000);
  const [first, second] = shop.batches;
  expect(shop.batches).toHaveLength(2);
  expect([second?.view, second?.events.map(({ seq }) => seq)]).toEqual([
    first?.view,
    first?.events.map(({ seq }) => seq),
  ]);
  faults.splice(0); // the browser itself writes "503" to the console
});

test("the version an answer carried is echoed by the next batch", async ({ page, shop }) => {
  shop.companion.answer = () => ({ session_version: 7 });
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.waitForFunction(() => sessionStorage.getItem("waverly:version"));
  await waver(page);
  await moments(shop, "cart_button_hover");
  expect(shop.batches[0]?.session_version).toBe(0);
  expect(shop.batches[shop.batches.length - 1]?.session_version).toBe(7);
});

test("mood and flags of an answer reach the page", async ({ page, shop }) => {
  shop.companion.answer = () => ({ mood: "hesitant", flags: { calm: true, odd: "yes" }, unknown_field: [1] });
  await arrive(page, shop);
  await expect(page.locator("html")).toHaveAttribute("data-waverly-mood", "hesitant");
  expect(
    await page.evaluate(() => [
      window.waverly.flag("calm"),
      window.waverly.flag("odd"),
      window.waverly.flag("none"),
    ]),
  ).toEqual([true, false, false]);
});

test("a flag that was on stays on over the pages of a session, and one that comes is added", async ({
  page,
  shop,
}) => {
  const flag = (/** @type {string} */ name) => page.evaluate((asked) => window.waverly.flag(asked), name);
  shop.companion.answer = () => ({ flags: { calm: true, express: false } });
  await arrive(page, shop);
  await expect.poll(() => flag("calm")).toBe(true);
  shop.companion.answer = () => ({ flags: { calm: false, express: true } });
  await page.reload();
  await settle(page);
  await expect.poll(() => flag("express")).toBe(true);
  expect(await flag("calm")).toBe(true);
});

for (const [what, raw] of /** @type {const} */ ([
  ["nonsense", "<html>"],
  ["a list", "[]"],
  ["null", "null"],
  ["wrong types", '{"decision":{"id":3},"flags":7,"mood":{},"session_version":"x"}'],
])) {
  test(`an answer that is ${what} changes nothing on the page`, async ({ page, shop }) => {
    shop.companion.raw = raw;
    await arrive(page, shop);
    await waver(page);
    await moments(shop, "cart_button_hover");
    await page.clock.runFor(2000);
    await expect(page.locator("waverly-help")).toHaveCount(0);
    await expect(page.locator("html")).not.toHaveAttribute("data-waverly-mood");
  });
}

test("with the server down the shop works and nothing is thrown", async ({ page, shop, faults }) => {
  shop.companion.broken = true;
  await arrive(page, shop);
  await waver(page);
  await page.locator("#add").click();
  await expect(page.getByText("Added")).toBeVisible();
  // The browser notes a failed request in the console whatever the script does; there is nothing else.
  expect(faults.filter((fault) => !fault.includes("Failed to load resource"))).toEqual([]);
  faults.splice(0);
});

test("a server that never answers holds nothing up", async ({ page, shop, faults }) => {
  shop.companion.delay_ms = 20_000;
  await arrive(page, shop);
  await waver(page);
  await page.locator("#add").click();
  await expect(page.locator("waverly-help")).toHaveCount(0);
  expect(await page.evaluate(() => document.readyState)).toBe("complete");
  expect(faults).toEqual([]);
});

test("a script that a blocker keeps away leaves the shop and its queued calls alone", async ({
  page,
  shop,
  faults,
}) => {
  await page.route("**/waverly.js", (route) => route.abort());
  await page.addInitScript(() => {
    const host = /** @type {any} */ (window);
    host.waverly ??= (/** @type {unknown[]} */ ...call) => {
      host.waverly.q ??= [];
      host.waverly.q.push(call);
    };
  });
  await page.goto(`${shop.origin}/p/zx`);
  await page.evaluate(() => window.waverly("consent", { analytics: true }));
  await page.locator("#add").click();
  expect(shop.requests).toEqual([]);
  // The browser itself names what was blocked; nothing of ours says a word.
  expect(faults.splice(0).filter((fault) => !fault.includes("Failed to load resource"))).toEqual([]);
});

test("parts that cannot be loaded leave the shop as it was", async ({ page, shop, faults }) => {
  await page.route("**/assets/watch-*.js", (route) => route.abort());
  await page.goto(`${shop.origin}/p/zx`);
  await page.evaluate((choice) => window.waverly("consent", choice), ALL);
  await expect.poll(() => faults.some((fault) => fault.includes("could not be loaded"))).toBe(true);
  expect(shop.batches).toEqual([]);
  faults.length = 0;
});

for (const [what, remove] of /** @type {[string, string[]][]} */ ([
  ["IntersectionObserver", ["IntersectionObserver"]],
  ["PerformanceObserver and idle callbacks", ["PerformanceObserver", "requestIdleCallback"]],
  ["the popover and the constructed sheet", ["CSSStyleSheet"]],
])) {
  test(`an old browser without ${what} shows the shop as it was`, async ({ page, shop, faults }) => {
    await page.addInitScript((names) => {
      for (const name of names) Reflect.deleteProperty(window, name);
      if (names.includes("CSSStyleSheet")) Reflect.deleteProperty(HTMLElement.prototype, "popover");
    }, remove);
    shop.companion.answer = ({ ask }) =>
      ask ? { decision: { id: "d", campaign: "c", overlay: { kind: "message", title: "Hello" } } } : {};
    await page.goto(`${shop.origin}/p/zx`);
    await page.evaluate((choice) => window.waverly("consent", choice), ALL);
    await page.locator("#add").click();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => document.querySelector("h1")?.textContent)).toBe("ZX Elite");
    // What the client could not do it says as an event of its own, which the fixture writes down; it throws nothing.
    expect(faults.splice(0).filter((fault) => !fault.startsWith("waverly:"))).toEqual([]);
  });
}

test("a decision that comes too late is not shown, and said so", async ({ page, shop }) => {
  let asked = 0;
  shop.companion.answer = (batch) =>
    batch.ask && asked++ === 0
      ? { decision: { id: "d1", campaign: "c", overlay: { kind: "message", title: "Late" } } }
      : {};
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  shop.companion.delay_ms = 400;
  const answered = page.waitForResponse((response) => /"ask"/.test(response.request().postData() ?? ""));
  await waver(page);
  await moments(shop, "cart_button_hover");
  await page.clock.runFor(5000);
  await answered;
  shop.companion.delay_ms = 0;
  expect((await eventually(page, shop, "overlay_failed"))[0]).toMatchObject({
    decision: "d1",
    reason: "late",
  });
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

test("leaving sends what is left, with how the view went", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 0 });
  await page.mouse.wheel(0, 600);
  await page.waitForFunction(() => window.scrollY > 500);
  await page.mouse.click(20, 300);
  await page.clock.runFor(4000);
  await hide(page);
  const [progress] = await moments(shop, "view_progress");
  expect(progress).toMatchObject({ clicks: 1 });
  expect(progress?.["depth"]).toBeGreaterThan(0.3);
  expect(progress?.["active_ms"]).toBeGreaterThan(4000);
});

test("a navigation says goodbye once", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.goto(`${shop.origin}/blog`);
  await moments(shop, "view_progress");
  await settle(page);
  await page.clock.runFor(3000);
  await expect.poll(() => shop.batches.filter((batch) => batch.page).length).toBe(2);
  expect(shop.eventsOf("view_progress")).toHaveLength(1);
});

test("time in view is measured per region", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 10_000 });
  await hide(page);
  const [progress] = await moments(shop, "view_progress");
  expect(progress?.["sections"]["price"]).toBeGreaterThan(9000);
  expect(progress?.["sections"]["price"]).toBeLessThanOrEqual(progress?.["active_ms"]);
  expect(progress?.["sections"]["reviews"]).toBeUndefined();
});

test("no value typed into a field leaves the page", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#note").fill("4111 1111 1111 1111");
  await page.locator("#note").pressSequentially(" secret@example.com");
  await refute(page, shop, "anything");
  const sent = JSON.stringify(shop.batches);
  expect(sent).not.toContain("4111");
  expect(sent).not.toContain("secret");
});

test("a strict content security policy and Trusted Types are respected", async ({ page, shop }) => {
  shop.headers.set(
    "content-security-policy",
    `default-src 'none'; script-src 'self' ${shop.helpOrigin}; style-src 'self'; connect-src ${shop.helpOrigin}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  shop.companion.answer = (batch) =>
    batch.ask
      ? {
          decision: {
            id: "d1",
            campaign: "c",
            overlay: {
              kind: "review",
              title: "Said by a buyer",
              quote: { text: "Great grip.", rating: 5 },
              rating: { average: 4.6, count: 31, distribution: [0.7, 0.2, 0.05, 0.03, 0.02] },
            },
          },
        }
      : {};
  await arrive(page, shop);
  await waver(page);
  await expect(page.getByRole("dialog", { name: "Said by a buyer" })).toBeVisible();
});

test("a policy that forbids the companion leaves the shop as it was", async ({ page, shop, faults }) => {
  shop.headers.set("content-security-policy", "default-src 'self'; script-src 'self'; style-src 'self'");
  await page.goto(`${shop.origin}/p/zx`);
  await page.locator("#add").click();
  await expect(page.getByText("Added")).toBeVisible();
  expect(faults.every((fault) => fault.includes("Content Security Policy"))).toBe(true);
  faults.splice(0);
});

test("a batch stays within the wire's limits however much happens", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    for (let count = 0; count < 290; count += 1)
      window.waverly("track", "thing", { text: "ü".repeat(190), count });
  });
  await page.clock.runFor(15_000);
  await expect.poll(() => shop.eventsOf("thing").length).toBe(290);
  for (const batch of shop.batches)
    expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(65_536);
  for (const { events } of shop.batches) expect(events.length).toBeLessThanOrEqual(200);
});

test("a single-page route change is a new view", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  await page.evaluate(() => history.pushState({}, "", "/cart"));
  await page.clock.runFor(5000);
  await page.clock.runFor(5000);
  await expect.poll(() => shop.batches.filter((batch) => batch.page).length).toBe(2);
  const [first, second] = shop.batches.filter((batch) => batch.page);
  expect(second?.view).not.toBe(first?.view);
  expect(second?.page?.path).toBe("/cart");
  expect(shop.eventsOf("view_progress")).toHaveLength(1);
  await settle(page);
});

test("a change of the fragment is no new view", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    location.hash = "reviews";
  });
  await page.clock.runFor(8000);
  await hide(page);
  await moments(shop, "view_progress");
  expect(new Set(shop.batches.map(({ view }) => view)).size).toBe(1);
});

test("where a library spoils what becomes of arrays, the way through the shop is still remembered", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    Object.assign(Array.prototype, { toJSON: () => "[]" });
  });
  await arrive(page, shop);
  const kept = await page.evaluate(() => sessionStorage.getItem("waverly:trail"));
  expect(JSON.parse(kept ?? "null")).toMatchObject([{ type: "product", id: "ZX-1" }]);
});
