import AxeBuilder from "@axe-core/playwright";
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

test("the debugger is accessible, and gone when closed", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/p/zx?waverly=debug" });
  await expect(panel(page)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("waverly-help").analyze();
  expect(violations).toEqual([]);
  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

test("without the word in the address there is no debugger", async ({ page, shop }) => {
  await arrive(page, shop);
  await expect(panel(page)).toHaveCount(0);
  expect(shop.requests.filter((request) => request.includes("debug-"))).toEqual([]);
});
