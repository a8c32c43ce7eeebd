import { expect, test } from "../../support/test.js";
import { arrive, batchesBeyond, hide, moments, refute, show } from "../../support/visit.js";

const path = "/checkout";

test("a field refused twice is a struggle, named by its purpose, without its value", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await page.locator("#email").fill("mara at example");
    await page.locator("#pay").click();
    await page.clock.runFor(2500);
  }
  const found = await moments(shop, "form_struggle");
  expect(["name", "email"]).toContain(found[0]?.["field"]);
  expect(JSON.stringify(shop.batches)).not.toContain("mara");
});

test("eight seconds before the first key are a struggle", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#postcode").click();
  await page.clock.runFor(8500);
  await page.keyboard.type("1");
  await page.locator("#street").click();
  await page.clock.runFor(4000);
  expect((await moments(shop, "form_struggle"))[0]).toMatchObject({ field: "postal-code" });
});

test("coming back three times to change a field is a struggle", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  for (let visit = 0; visit < 4; visit += 1) {
    await page.locator("#postcode").click();
    await page.keyboard.type("1");
    await page.clock.runFor(500);
    await page.locator("#street").click();
    await page.clock.runFor(500);
  }
  await page.clock.runFor(4000);
  expect((await moments(shop, "form_struggle"))[0]).toMatchObject({ field: "postal-code", returns: 3 });
});

test("filling a form once through is none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  for (const field of ["#name", "#street", "#postcode"]) {
    await page.locator(field).click();
    await page.keyboard.type("abc");
    await page.clock.runFor(1500);
  }
  await refute(page, shop, "form_struggle");
});

test("tabbing through filled fields is none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  for (let round = 0; round < 4; round += 1) {
    await page.locator("#name").focus();
    await page.clock.runFor(400);
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press("Tab");
      await page.clock.runFor(400);
    }
  }
  await refute(page, shop, "form_struggle");
});

test("cards and codes are not looked at", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  for (const field of ["#card", "#otp"]) {
    await page.locator(field).click();
    await page.clock.runFor(9000);
    await page.keyboard.type("1");
    await page.locator("#name").click();
  }
  await refute(page, shop, "form_struggle");
});

test("a coupon field left empty after three seconds is a hunt", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#coupon").click();
  await page.clock.runFor(3500);
  await page.locator("#street").click();
  await page.clock.runFor(1000);
  expect((await moments(shop, "coupon_hunt"))[0]).toMatchObject({ reason: "left_empty" });
});

/** Where shops say what became of a code, other than in an alert. */
const VERDICTS = /** @type {const} */ ([
  ["role", "status"],
  ["class", "cart-message"],
]);

for (const [name, value] of VERDICTS) {
  test(`a refusal in ${name}="${value}" is a hunt`, async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await sayVerdictIn(page, name, value);
    await page.locator("#coupon").pressSequentially("SPRING");
    await page.locator("#apply").click();
    await page.clock.runFor(5000);
    expect((await moments(shop, "coupon_hunt"))[0]).toMatchObject({ reason: "rejected", codes: 1 });
  });

  test(`a code taken with thanks in ${name}="${value}" is none`, async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await sayVerdictIn(page, name, value);
    await page.locator("#coupon").pressSequentially("GOOD");
    await page.locator("#apply").click();
    await refute(page, shop, "coupon_hunt");
  });
}

/** @param {import("@playwright/test").Page} page @param {string} name @param {string} value */
async function sayVerdictIn(page, name, value) {
  const verdict = page.locator("#coupon-error");
  await verdict.evaluate((element) => element.removeAttribute("role"));
  await verdict.evaluate((element, given) => element.setAttribute(given.name, given.value), { name, value });
}

test("a refused code is a hunt, and the code stays in the browser", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#coupon").pressSequentially("SPRING");
  await page.locator("#apply").click();
  await page.clock.runFor(5000);
  expect((await moments(shop, "coupon_hunt"))[0]).toMatchObject({ reason: "rejected", codes: 1 });
  expect(JSON.stringify(shop.batches)).not.toContain("SPRING");
});

test("going elsewhere from the coupon field is a hunt", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#coupon").click();
  await page.clock.runFor(1000);
  await hide(page);
  await page.clock.runFor(6000);
  await show(page);
  await page.clock.runFor(1000);
  expect((await moments(shop, "coupon_hunt"))[0]).toMatchObject({ reason: "went_away" });
});

test("a night away from the coupon field is none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#coupon").click();
  await page.clock.runFor(1000);
  await hide(page);
  await page.clock.runFor(31 * 60_000);
  await show(page);
  await refute(page, shop, "coupon_hunt");
});

test("an accepted code is none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#coupon").pressSequentially("GOOD");
  await page.locator("#apply").click();
  await refute(page, shop, "coupon_hunt");
});

test("passing through the coupon field is none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#coupon").click();
  await page.clock.runFor(1000);
  await page.locator("#street").click();
  await refute(page, shop, "coupon_hunt");
});

test("forty-five active seconds without progress are a stall, with the step's name", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path: "/checkout/payment", active_ms: 0 });
  for (let step = 0; step < 5; step += 1) {
    await page.mouse.move(300 + step * 30, 300);
    await page.clock.runFor(10_000);
  }
  expect((await moments(shop, "checkout_stall"))[0]).toMatchObject({ step: "payment" });
});

test("a field filled in meanwhile is progress", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout/payment", active_ms: 0 });
  for (let step = 0; step < 5; step += 1) {
    await page.locator("#street").fill(`Street ${step}`);
    await page.locator("#street").press("Tab");
    await page.clock.runFor(10_000);
  }
  await refute(page, shop, "checkout_stall", 1000);
});

test("somebody who has gone away does not stall", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout/payment", active_ms: 0 });
  await page.mouse.move(300, 300);
  await refute(page, shop, "checkout_stall", 120_000);
});

test("a step whose own pace is known stalls by that, once", async ({ page, shop }) => {
  shop.companion.answer = () => ({ stall_ms: 20_000 });
  await arrive(page, shop, { path: "/checkout/payment", active_ms: 0 });
  await batchesBeyond(page, shop, 0); // the answer to the first says the pace
  await page.mouse.move(300, 300);
  await page.clock.runFor(22_000);
  const [stall] = await moments(shop, "checkout_stall");
  expect(stall?.["stalled_ms"]).toBeLessThan(45_000);
  await page.mouse.move(320, 300);
  await page.clock.runFor(130_000);
  expect(shop.eventsOf("checkout_stall")).toHaveLength(1);
});

test("a slow step is given its time", async ({ page, shop }) => {
  shop.companion.answer = () => ({ stall_ms: 90_000 });
  await arrive(page, shop, { path: "/checkout/payment", active_ms: 0 });
  await batchesBeyond(page, shop, 0);
  for (let step = 0; step < 6; step += 1) {
    await page.mouse.move(300 + step * 30, 300);
    await page.clock.runFor(10_000);
  }
  await refute(page, shop, "checkout_stall", 1000);
});

test("an answer that is none changes no pace", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/checkout/payment", active_ms: 0 });
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("waverly:answer")));
  for (let step = 0; step < 5; step += 1) {
    await page.mouse.move(300 + step * 30, 300);
    await page.clock.runFor(10_000);
  }
  expect(await moments(shop, "checkout_stall")).toHaveLength(1);
});
