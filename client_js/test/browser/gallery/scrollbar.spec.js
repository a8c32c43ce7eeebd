/** Windows and Linux draw scrollbars that take width from the page, which a browser without a window hides unless told. */
import { browserPath } from "../../support/browserPath.js";
import { enter, misfits, preview, shut } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

const executablePath = browserPath();

test.use({
  launchOptions: {
    args: ["--no-sandbox", "--disable-gpu"],
    ignoreDefaultArgs: ["--hide-scrollbars"],
    ...(executablePath && { executablePath }),
  },
});

test.beforeEach(async ({ page, shop }) => {
  await page.setViewportSize({ width: 400, height: 760 });
  await enter(page, shop);
  await page.evaluate(() => document.body.append(new Image(1, 4000)));
  expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBeGreaterThan(8);
});

for (const format of ["modal", "fullscreen", "sheet", "banner", "popover", "corner"])
  test(`a ${format} ends where the page's scrollbar begins`, async ({ page }) => {
    const card = await preview(page, "message", format);
    // The page under it has fields that are wider than such a window.
    expect((await misfits(card, false)).filter((each) => !each.startsWith("the page"))).toEqual([]);
    if (["modal", "fullscreen"].includes(format)) {
      const { left, right } = await gaps(card);
      expect(left).toBe(right);
    }
    await shut(card);
  });

test("a card in the other corner is as far from its edge as in its own", async ({ page }) => {
  const card = await preview(page, "message", "corner");
  for (const dir of ["ltr", "rtl"]) {
    await card.evaluate((node, value) => node.setAttribute("dir", value), dir);
    const own = await gaps(card);
    await card.evaluate((node) => node.classList.add("aside"));
    const other = await gaps(card);
    await card.evaluate((node) => node.classList.remove("aside"));
    expect([other.left, other.right], dir).toEqual([own.right, own.left]);
  }
});

/** How far a card is from both edges of the page. @param {import("@playwright/test").Locator} card */
const gaps = (card) =>
  card.evaluate((node) => {
    const { left, right } = node.getBoundingClientRect();
    return { left, right: document.documentElement.clientWidth - right };
  });
