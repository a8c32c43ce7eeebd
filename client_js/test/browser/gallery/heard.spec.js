/** What comes without being asked for is told to those who do not see it: its title, once, and nothing more. */
/** @import { Page } from "@playwright/test" */
import { EXAMPLES, enter, isDialog, PAIRS, preview } from "../../support/gallery.js";
import { bring, OVERLAYS } from "../../support/overlays.js";
import { expect, test } from "../../support/test.js";

const FORMATS = [...new Set(PAIRS.map(([, format]) => format))];

/**
 * Keeps what changes in live regions of ours after the browser knows of them, as a screen reader would.
 *
 * @param {Page} page
 */
async function listenIn(page) {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const heard = [];
    Object.assign(window, { heard });
    const ears = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const place = target instanceof Element ? target : target.parentElement;
        if (!place?.isConnected || !place.closest('[aria-live="polite"], [role="status"]')) continue;
        for (const node of addedNodes) if (node.textContent) heard.push(node.textContent);
      }
    });
    new MutationObserver(() => {
      const root = document.querySelector("waverly-help")?.shadowRoot;
      if (root) ears.observe(root, { childList: true, subtree: true });
    }).observe(document, { childList: true, subtree: true });
  });
}

/** @param {Page} page @returns {Promise<string[]>} */
const heardOn = (page) => page.evaluate(() => /** @type {any} */ (window).heard);

for (const format of FORMATS.filter((each) => !isDialog(each))) {
  const [kind] = PAIRS.find(([, each]) => each === format) ?? [""];

  test(`the title of a ${format} is heard, and what has the focus keeps it`, async ({ page, shop }) => {
    await page.clock.install();
    await listenIn(page);
    await enter(page, shop);
    await preview(page, kind, format);
    expect(await heardOn(page)).toEqual([]);
    await page.clock.runFor(1000);
    expect(await heardOn(page)).toEqual([EXAMPLES[kind]?.overlay["title"]]);
    await expect(page.locator("#add")).toBeFocused();
    expect(await politeness(page, EXAMPLES[kind]?.overlay["title"])).toBe("polite");
  });
}

for (const [kind, format] of PAIRS.filter(([, each]) => isDialog(each)).slice(0, 2)) {
  test(`${kind} as ${format} is not heard twice: the focus is in it`, async ({ page, shop }) => {
    await page.clock.install();
    await listenIn(page);
    await enter(page, shop);
    await preview(page, kind, format);
    await page.clock.runFor(1000);
    expect(await heardOn(page)).toEqual([]);
  });
}

test("the button a dialog waits behind is heard", async ({ page, shop }) => {
  await listenIn(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await bring(page, shop, { ...OVERLAYS.message, format: "modal" });
  await expect.poll(() => heardOn(page)).toEqual([OVERLAYS.message.title]);
});

test("a card that was closed at once leaves nothing behind", async ({ page, shop }) => {
  await page.clock.install();
  await listenIn(page);
  await enter(page, shop);
  const card = await preview(page, "message", "corner");
  await card.getByRole("button", { name: "Close" }).click();
  await page.clock.runFor(1000);
  await expect(page.locator("waverly-help")).toHaveCount(0);
  expect(await heardOn(page)).toEqual([]);
});

/** How politely the browser has a screen reader say what changes around a text. @param {Page} page @param {unknown} title */
async function politeness(page, title) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const heading = nodes.find(({ role, name }) => role?.value === "heading" && name?.value === title);
  return heading?.properties?.find(({ name }) => name === "live")?.value.value;
}
