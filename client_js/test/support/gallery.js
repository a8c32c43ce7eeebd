/** @import { Locator, Page } from "@playwright/test" */
/** @import { Shop } from "./test.js" */
import { readFileSync } from "node:fs";
import path from "node:path";
import { PICTURE } from "./overlays.js";
import { expect } from "./test.js";

/** @typedef {{ formats: string[], why: string, overlay: Record<string, any> }} Example */

const FILE = path.resolve(import.meta.dirname, "../../../demo_store/data/gallery.json");

/** One overlay of every kind, as the demo shop's gallery shows it. @type {Record<string, Example>} */
export const EXAMPLES = JSON.parse(readFileSync(FILE, "utf8"));

/** Every kind in every format it may take. */
export const PAIRS = Object.entries(EXAMPLES).flatMap(([kind, { formats }]) =>
  formats.map((format) => /** @type {[kind: string, format: string]} */ ([kind, format])),
);

/** @param {string} format */
export const isDialog = (format) => ["modal", "fullscreen"].includes(format);

/**
 * Opens the page on which overlays are tried, with the focus on its main button.
 *
 * @param {Page} page @param {Shop} shop
 */
export async function enter(page, shop) {
  await page.addInitScript(() => {
    const moved = { shift: 0 };
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) moved.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.route("**/img/**", (route) => route.fulfill({ contentType: "image/svg+xml", body: PICTURE }));
  await page.goto(`${shop.origin}/gallery`);
  await page.waitForFunction(() => Boolean(window.waverly?.context));
  await page.locator("#add").focus();
}

/**
 * Shows an example in one format and returns its card, drawn to the end.
 *
 * @param {Page} page @param {string} kind @param {string} format @param {object} [changes]
 */
export async function preview(page, kind, format, changes) {
  const { overlay, why } = /** @type {Example} */ (EXAMPLES[kind]);
  const region = { inline: "stage", popover: "add-to-cart" }[format];
  const shown = { ...overlay, format, ...(region && { region }), ...changes };
  await page.evaluate((decision) => window.waverly("preview", decision), {
    id: "d",
    campaign: "gallery",
    why,
    overlay: shown,
  });
  const card = page.locator("waverly-help .card");
  await expect(card).toBeVisible();
  await card.evaluate((node) => Promise.all(node.getAnimations().map((animation) => animation.finished)));
  return card;
}

/** Closes what is open. @param {Locator} card */
export async function shut(card) {
  await card.locator(".close").dispatchEvent("click");
  await expect(card).toHaveCount(0);
}

/** Everything in a card that can be used. @param {Locator} card */
export const controls = (card) =>
  card.locator("button:visible, a:visible, summary:visible, input:visible, select:visible, textarea:visible");

/**
 * Says where a card does not fit: sticking out of the window, or text that is cut off sideways.
 *
 * @param {Locator} card @param {boolean} isInPage
 */
export const misfits = (card, isInPage) =>
  card.evaluate((node, inPage) => {
    const box = node.getBoundingClientRect();
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    const found = [];
    if (scrollWidth > clientWidth) found.push("the page scrolls sideways");
    if (box.left < -0.5 || box.right > clientWidth + 0.5)
      found.push(`sticks out: ${box.left} to ${box.right}`);
    if (!inPage && (box.top < -0.5 || box.bottom > clientHeight + 0.5))
      found.push(`${box.top} to ${box.bottom}`);
    for (const part of [node, ...node.querySelectorAll("*")]) {
      if (part.matches(".quiet, .quiet *, select, svg, svg *")) continue;
      if (
        part.scrollWidth > part.clientWidth + 1 &&
        part.clientWidth > 1 &&
        getComputedStyle(part).display !== "inline"
      )
        found.push(`${part.localName}.${part.className} is cut: ${part.scrollWidth} in ${part.clientWidth}`);
    }
    return found;
  }, isInPage);

/** The focused element, through our shadow root: in the card, on the page, or nowhere. @param {Page} page */
export const whereIsFocus = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return "nowhere";
    return active.localName === "waverly-help" ? "card" : `#${active.id}`;
  });
