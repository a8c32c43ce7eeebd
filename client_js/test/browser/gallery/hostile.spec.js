/** Shops that were made without thinking of us: overlays show properly there, or not at all. */
import { enter, isDialog, misfits, PAIRS, preview, shut } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

const SHOUTING =
  "html { font-size: 62.5% } * { display: block !important; opacity: .2 !important; font-size: 40px !important; transform: scale(1.5) !important; position: static !important; pointer-events: none !important; color: red !important; visibility: hidden !important; max-width: 50px !important; margin: 30px !important }";

const KINDS = [...new Set(PAIRS.map(([kind]) => kind))];
const FORMATS = [...new Set(PAIRS.map(([, format]) => format))];

for (const kind of KINDS) {
  const formats = PAIRS.filter(([each, format]) => each === kind && format !== "inline").map(
    ([, format]) => format,
  );

  test(`${kind} looks the same on a page that shouts at every element`, async ({ page, shop }) => {
    await enter(page, shop);
    const calm = await measured(page, kind, formats);
    await page.evaluate((styles) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets = [sheet];
    }, SHOUTING);
    expect(await measured(page, kind, formats)).toEqual(calm);
  });
}

/** Size and type of a kind in each format. @param {import("@playwright/test").Page} page @param {string} kind @param {string[]} formats */
async function measured(page, kind, formats) {
  const found = [];
  for (const format of formats.filter((each) => each !== "popover")) {
    const card = await preview(page, kind, format);
    const ours = (await misfits(card, true)).filter((each) => !each.startsWith("the page"));
    expect(ours).toEqual([]);
    found.push(
      await card.evaluate((node) => {
        const { width, height } = node.getBoundingClientRect();
        const { fontSize, opacity, visibility } = getComputedStyle(node);
        return { width: Math.round(width), height: Math.round(height), fontSize, opacity, visibility };
      }),
    );
    await shut(card);
  }
  return found;
}

for (const format of FORMATS.filter((each) => each !== "inline")) {
  test(`nothing of the shop covers a ${format}`, async ({ page, shop }) => {
    await enter(page, shop);
    const card = await preview(page, "message", format);
    // While it covers the page already, nothing would be shown.
    await page.evaluate(() => {
      const cover = document.createElement("div");
      cover.style.cssText = "position: fixed; inset: 0; z-index: 2147483647; background: rgb(0 0 0 / .4)";
      document.body.append(cover);
    });
    await card.getByRole("button", { name: "Close" }).click();
    await expect(card).toHaveCount(0);
  });
}

for (const format of FORMATS) {
  test(`a page that sweeps away a ${format} leaves nothing behind`, async ({ page, shop }) => {
    await enter(page, shop);
    await preview(page, "message", format);
    await page.evaluate(() => document.querySelector("waverly-help")?.remove());
    await expect(page.locator("waverly-help")).toHaveCount(0);
    const card = await preview(page, "message", format);
    await shut(card);
    expect(await page.evaluate(() => document.querySelectorAll("dialog:modal").length)).toBe(0);
  });

  test(`no ${format} opens beside a dialog of the shop`, async ({ page, shop }) => {
    await enter(page, shop);
    await page.evaluate(() => {
      const dialog = document.createElement("dialog");
      dialog.textContent = "Sign in";
      document.body.append(dialog);
      dialog.showModal();
    });
    await expect(preview(page, "message", format)).rejects.toThrow(/toBeVisible/);
  });
}

test("what would move the page becomes a card in the corner", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "message", "inline", { region: "add-to-cart" });
  await expect(card).toHaveClass(/corner/);
  expect(isDialog("corner")).toBe(false);
});
