/** Where the focus is can be seen, and walked to in both directions. */
/** @import { Locator, Page } from "@playwright/test" */
import { controls, enter, isDialog, PAIRS, preview } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

/** Room around a control in which its ring is drawn. */
const RING_PX = 6;

const FIRST = PAIRS.filter(([kind], at) => PAIRS.findIndex(([each]) => each === kind) === at);

for (const [kind, format] of FIRST) {
  for (const forcedColors of /** @type {const} */ (["none", "active"])) {
    const colours = forcedColors === "active" ? "forced colours" : "the store's colours";

    test(`pixels change where the focus is in ${kind}, in ${colours}`, async ({ page, shop }) => {
      await page.emulateMedia({ forcedColors, reducedMotion: "reduce" });
      await enter(page, shop);
      const card = await preview(page, kind, format);
      for (const control of await controls(card).all()) {
        if (await control.isDisabled()) continue;
        await control.scrollIntoViewIfNeeded();
        const [without, focused] = [await drawn(page, control, false), await drawn(page, control, true)];
        const html = await control.evaluate((node) => node.outerHTML.slice(0, 90));
        expect(focused.equals(without), `no ring around ${html}`).toBe(false);
      }
    });
  }
}

/**
 * What is drawn of a control and around it, with the focus on it by keyboard or without.
 *
 * @param {Page} page @param {Locator} control @param {boolean} isFocused
 */
async function drawn(page, control, isFocused) {
  await control.evaluate((node, focus) => {
    const element = /** @type {HTMLElement} */ (node);
    if (focus) element.focus({ focusVisible: true, preventScroll: true });
    else element.blur();
  }, isFocused);
  // A choice is its whole label.
  const { x, y, width, height } = await control.evaluate((node) =>
    (node.closest("label") ?? node).getBoundingClientRect().toJSON(),
  );
  const [left, top] = [Math.max(0, x - RING_PX), Math.max(0, y - RING_PX)];
  const clip = { x: left, y: top, width: width + 2 * RING_PX, height: height + 2 * RING_PX };
  return page.screenshot({ clip, animations: "disabled" });
}

for (const forcedColors of /** @type {const} */ (["none", "active"])) {
  test(`the cross that closes is drawn, forced colours ${forcedColors}`, async ({ page, shop }) => {
    await page.emulateMedia({ forcedColors, reducedMotion: "reduce" });
    await enter(page, shop);
    const card = await preview(page, "message", "corner");
    const cross = await card.locator(".close").screenshot();
    await card.evaluate((node) => {
      const nothing = new CSSStyleSheet();
      nothing.replaceSync(".close::before { visibility: hidden }");
      const root = /** @type {ShadowRoot} */ (node.getRootNode());
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, nothing];
    });
    expect((await card.locator(".close").screenshot()).equals(cross)).toBe(false);
  });
}

for (const [kind, format] of PAIRS.filter(([, each]) => isDialog(each))) {
  test(`Tab and Shift+Tab reach the same in ${kind} as ${format}, and nothing behind it`, async ({
    page,
    shop,
  }) => {
    await enter(page, shop);
    const card = await preview(page, kind, format);
    const presses = 2 * (await controls(card).count()) + 4;
    const forth = await walk(page, "Tab", presses);
    const back = await walk(page, "Shift+Tab", presses);
    expect(back).toEqual(forth);
    expect(forth.size).toBeGreaterThan(1);
    expect([...forth, ...back].filter((stop) => stop.startsWith("page"))).toEqual([]);
  });
}

/** @param {Page} page @param {string} key @param {number} presses */
async function walk(page, key, presses) {
  const stops = new Set();
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press(key);
    stops.add(await page.evaluate(stop));
  }
  stops.delete("");
  return stops;
}

/** Where the focus is: in the card, on the page, or (an empty word) in the browser's own bars. */
const stop = () => {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return "";
  if (activeElement.localName !== "waverly-help") return `page: ${activeElement.outerHTML.slice(0, 60)}`;
  const root = /** @type {ShadowRoot} */ (activeElement.shadowRoot);
  const focused = /** @type {Element} */ (root.activeElement);
  return `${[...root.querySelectorAll("*")].indexOf(focused)} ${focused.localName}`;
};
