/** @import { Page } from "@playwright/test" */
/** @import { Shop } from "./test.js" */
import { expect } from "./test.js";
import { arrive, eventually, moveAway, rest, standStill } from "./visit.js";

export const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 6"><path d="M0 0h10v6H0z" fill="#9ab"/></svg>';

const actions = [
  { type: "open", label: "Open size guide", target: "size-guide" },
  { type: "dismiss", label: "No, thanks" },
];

/** One overlay of each kind, as a store would write it. */
export const OVERLAYS = {
  message: {
    kind: "message",
    title: "Unsure about the size?",
    body: "The ZX Elite runs **slightly small**. Most people take one size up.",
    actions,
  },
  faq: {
    kind: "faq",
    title: "Questions about returns",
    items: [
      { question: "How long can I return it?", answer: "30 days from delivery, worn or not." },
      {
        question: "Who pays the postage?",
        answer: "We do. The label is in the box; see [returns](/policies/returns).",
      },
      { question: "When is my money back?", answer: "- Card: 3 to 5 days\n- PayPal: the same day" },
    ],
    actions: [{ type: "link", label: "Read the returns policy", href: "/policies/returns" }],
  },
  review: {
    kind: "review",
    title: "What another runner says",
    quote: {
      text: "Wet roots, loose scree, it simply holds. Took half a size up and they fit like gloves.",
      author: "Mara K., verified buyer",
      rating: 5,
    },
    rating: { average: 4.6, count: 128, distribution: [0.71, 0.19, 0.06, 0.02, 0.02] },
    actions: [{ type: "scroll_to", label: "Read all reviews", target: "reviews" }],
  },
};

export const KINDS = /** @type {(keyof typeof OVERLAYS)[]} */ (Object.keys(OVERLAYS));
export const WHY = "You rested on the button for a while, and many who do are unsure about the size.";

/**
 * Lets the companion answer the first question with an overlay, wavers, and waits until it shows.
 *
 * @param {Page} page @param {Shop} shop
 * @param {object} overlay
 * @param {{ path?: string, waver?: () => Promise<void> }} [options]
 */
export async function bring(page, shop, overlay, { path = "/p/zx", waver = () => hesitate(page) } = {}) {
  answerWith(shop, overlay);
  await page.route("**/img/**", (route) => route.fulfill({ contentType: "image/svg+xml", body: PICTURE }));
  await arrive(page, shop, { path });
  // A decision is late after four seconds, however long a busy machine took for it.
  await standStill(page);
  await waver();
  const card = page.locator("waverly-help .card");
  await expect(card).toBeVisible();
  await page.clock.resume();
  return card;
}

/** @param {Shop} shop @param {object} overlay */
export function answerWith(shop, overlay) {
  let asked = 0;
  shop.companion.answer = (batch) =>
    batch.ask && asked++ === 0
      ? { decision: { id: "d1", campaign: "c1", variant: "a", why: WHY, overlay } }
      : {};
}

/**
 * Wavers where nothing can be shown, and returns the record of it. Page time stands still until the decision has come, for
 * the same reason as above.
 *
 * @param {Page} page @param {Shop} shop
 */
export async function hesitateInVain(page, shop) {
  const decided = page.evaluate(
    () => new Promise((done) => document.addEventListener("waverly:decision", () => done(undefined))),
  );
  await standStill(page);
  await hesitate(page);
  await decided;
  await page.clock.resume();
  return (await eventually(page, shop, "overlay_failed"))[0];
}

/**
 * Lets something happen after the decision, while a part of the overlay is still on its way, and returns the record of what
 * could not be shown.
 *
 * @param {Page} page @param {Shop} shop @param {() => Promise<unknown>} meanwhile
 */
export async function hesitateMeanwhile(page, shop, meanwhile) {
  /** @type {import("@playwright/test").Route[]} */
  const held = [];
  await page.route("**/assets/faq-*.js", (route) => void held.push(route));
  await standStill(page);
  await hesitate(page);
  await expect.poll(() => held.length).toBe(1);
  await meanwhile();
  const fetched = page.waitForResponse("**/assets/faq-*.js");
  await held[0]?.continue();
  await (await fetched).finished();
  await page.clock.resume();
  return (await eventually(page, shop, "overlay_failed"))[0];
}

/** The mouse's doubt. @param {Page} page */
export async function hesitate(page) {
  await rest(page, "#add", 2000);
  await moveAway(page);
  await page.clock.runFor(2200);
}

/** The finger's doubt: it came back to the page after a look elsewhere. @param {Page} page */
export async function hesitateByTouch(page) {
  await page.locator("h1").tap();
  await page.clock.runFor(4000);
  for (const state of ["hidden", "visible"]) {
    await page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
    if (state === "hidden") await page.clock.runFor(6000);
  }
}

/** The keyboard's doubt: focus that parks on add-to-cart. @param {Page} page */
export async function hesitateByKeyboard(page) {
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  await page.clock.runFor(3200);
  await page.keyboard.press("Tab");
  await page.clock.runFor(2500);
}

/** The card fades in; contrast is measured when it has. @param {Page} page */
export async function settleAnimations(page) {
  await page
    .locator("waverly-help .card")
    .evaluate((node) => Promise.all(node.getAnimations().map((animation) => animation.finished)));
}
