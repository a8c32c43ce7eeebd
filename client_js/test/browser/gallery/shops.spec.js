/** Overlays stand properly in shops of many platforms, whose pages know nothing of us. */
/** @import { Page } from "@playwright/test" */
import path from "node:path";
import { violations } from "../../support/axe.js";
import { misfits, preview, shut } from "../../support/gallery.js";
import { STORED, storedText } from "../../support/stores.js";
import { expect, test } from "../../support/test.js";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const HELP = "https://help.example";

/** One page of each platform, a product's where there is one. */
const SHOPS = [...new Set(STORED.map(({ platform }) => platform))].map((platform) => {
  const pages = STORED.filter((page) => page.platform === platform);
  return pages.find(({ expect: wanted }) => wanted["page_type"] === "product") ?? pages[0];
});

for (const { platform, id, url } of /** @type {typeof STORED} */ (SHOPS)) {
  for (const width of [1280, 320]) {
    test(`help stands properly in a shop of ${platform}, ${width} px wide`, async ({ page }, { project }) => {
      await page.setViewportSize({ width, height: 720 });
      await visit(page, project.metadata["build"], url, storedText(id));
      for (const [kind, format] of /** @type {const} */ ([
        ["message", "corner"],
        ["save_cart", "sheet"],
        ["faq", "modal"],
      ])) {
        const card = await preview(page, kind, format);
        const ours = (await misfits(card, false)).filter((each) => !each.startsWith("the page"));
        expect(ours, format).toEqual([]);
        expect(await violations(page), format).toEqual([]);
        await shut(card);
      }
    });
  }
}

/**
 * Opens a stored page where it stood, with our tag at its end. No request leaves the browser.
 *
 * @param {Page} page @param {string} build @param {string} url @param {string} text
 */
async function visit(page, build, url, text) {
  const tag = `<script async src="${HELP}/waverly.js" data-site="pk_test" data-preview data-allow-automation></script>`;
  await page.route("**/*", (route) => {
    const asked = new URL(route.request().url());
    if (asked.origin === HELP)
      return route.fulfill({
        path: path.join(ROOT, build, asked.pathname),
        headers: { "access-control-allow-origin": "*", "content-type": "text/javascript" },
      });
    return route.request().isNavigationRequest()
      ? route.fulfill({ body: text + tag, contentType: "text/html; charset=utf-8" })
      : route.fulfill({ status: 204 });
  });
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => Boolean(window.waverly?.context));
}
