/** Who has chosen bigger text in the browser gets it in our overlays, whatever the page makes of it. */
import { browserPath } from "../../support/browserPath.js";
import { enter, misfits, PAIRS, preview, shut } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

const executablePath = browserPath();

test.use({
  launchOptions: {
    args: ["--no-sandbox", "--disable-gpu", "--blink-settings=defaultFontSize=32"],
    ...(executablePath && { executablePath }),
  },
});

const KINDS = [...new Set(PAIRS.map(([kind]) => kind))];

for (const kind of KINDS) {
  const formats = PAIRS.filter(([each, format]) => each === kind && format !== "inline").map(
    ([, each]) => each,
  );

  test(`${kind} is twice as big and fits where text is twice as big`, async ({ page, shop }) => {
    await enter(page, shop);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "62.5%"));
    for (const format of formats) {
      const card = await preview(page, kind, format);
      expect(await card.evaluate((node) => getComputedStyle(node).fontSize)).toBe("32px");
      expect(await misfits(card, false), format).toEqual([]);
      await shut(card);
    }
  });
}

for (const [kind, format] of PAIRS.filter(([, each]) => ["sheet", "banner"].includes(each))) {
  test(`${kind} as ${format} fits a small phone where text is twice as big`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, kind, format);
    // The page under it has fields that are wider than such a window.
    expect((await misfits(card, false)).filter((each) => !each.startsWith("the page"))).toEqual([]);
  });
}
