/** @import { Page } from "@playwright/test" */
import { gathered, hide, leaveByTop, moveAway, rest, show, swipe, wheel } from "./visit.js";

/**
 * A scripted shopper of one detector: who wavers, and who only looks alike. Each leaves the page so that the next may
 * follow on it.
 *
 * @typedef {{ kind: string, wavers: (page: Page) => Promise<void>, looksAlike: (page: Page) => Promise<void> }} Person
 */

/** Rests on something wherever it stands. @param {Page} page @param {string} selector @param {number} ms */
async function restOn(page, selector, ms) {
  await page.locator(selector).scrollIntoViewIfNeeded();
  await page.clock.runFor(500); // a pointer counts some time after a scroll
  await rest(page, selector, ms);
  await moveAway(page);
  await page.clock.runFor(2500);
}

/** @param {Page} page @param {string} selector */
async function copy(page, selector) {
  await page.locator(selector).click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.evaluate(() => getSelection()?.empty());
  await page.clock.runFor(500);
}

/** @param {Page} page @param {string} selector @param {number} times */
async function pressOften(page, selector, times) {
  await page.locator(selector).click({ clickCount: times, delay: 10 });
  await page.clock.runFor(3000);
}

/** Presses the control that adds, which is disabled for want of a size. @param {Page} page @param {() => Promise<void>} press */
async function pressDisabled(page, press) {
  const add = page.locator("#add");
  await add.evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await press();
  await add.evaluate((button) => button.removeAttribute("aria-disabled"));
  await page.clock.runFor(1500);
}

/** Opens the guide for two seconds. @param {Page} page @param {() => Promise<void>} press */
async function consult(page, press) {
  for (const ms of [2000, 1000]) {
    await press();
    await page.clock.runFor(ms);
  }
}

/** Goes to the sizes by keyboard and on, so often, and stays for so long. @param {Page} page @param {number[]} stays */
async function returnByKeys(page, stays) {
  await page.locator("#guide").focus();
  for (const ms of stays) {
    await page.keyboard.press("Shift+Tab");
    await page.clock.runFor(ms);
    await page.keyboard.press("Tab");
    await page.clock.runFor(500);
  }
}

/** @param {Page} page @param {string[]} sizes @param {(size: string) => Promise<void>} choose */
async function tryOn(page, sizes, choose) {
  for (const size of sizes) {
    await choose(size);
    await page.clock.runFor(1500);
  }
}

/** Scrolls down by a screen and a half and up again, so often. @param {Page} page @param {number} times */
async function toAndFro(page, times) {
  const way = 1.5 * (page.viewportSize()?.height ?? 0);
  for (let round = 0; round < times; round += 1)
    for (const distance of [way, -way]) await wheel(page, distance);
}

/** Leaves by the top edge, and comes back. @param {Page} page @param {number} step_ms */
async function goOut(page, step_ms) {
  await leaveByTop(page, step_ms);
  await page.clock.runFor(500);
  await page.mouse.move(300, 200);
}

/** At a product, with a mouse or whatever is at hand. @type {Person[]} */
export const AT_PRODUCT = [
  {
    kind: "title_copied",
    wavers: (page) => copy(page, "h1"),
    looksAlike: (page) => copy(page, "main p:has-text('A light trail runner')"),
  },
  {
    kind: "choice_missing",
    wavers: (page) => pressDisabled(page, () => page.locator("#add").click({ force: true })),
    async looksAlike(page) {
      await pressDisabled(page, () => page.locator("#add").click({ force: true, button: "right" }));
      await page.clock.runFor(3000);
    },
  },
  {
    kind: "rage_click",
    wavers: (page) => pressOften(page, "#dead", 4),
    looksAlike: (page) => pressOften(page, "#live", 5),
  },
  {
    kind: "cart_button_hover",
    wavers: (page) => restOn(page, "#add", 2000),
    looksAlike: (page) => restOn(page, "#add", 300),
  },
  {
    kind: "policy_linger",
    wavers: (page) => restOn(page, "#returns", 1700),
    looksAlike: (page) => restOn(page, "#returns", 900),
  },
  {
    kind: "section_reread",
    wavers: (page) => returnByKeys(page, [2000, 2000, 2000]),
    looksAlike: (page) => returnByKeys(page, [2000, 2000, 300, 300]),
  },
  {
    kind: "size_guide_unresolved",
    async wavers(page) {
      await consult(page, () => page.locator("#guide").click());
      await page.clock.runFor(21_000);
    },
    async looksAlike(page) {
      await consult(page, () => page.locator("#guide").click());
      await page.getByLabel("42").check();
    },
  },
  {
    kind: "variant_toggle",
    wavers: (page) => tryOn(page, ["41", "42", "41", "42"], (size) => page.getByLabel(size).check()),
    looksAlike: (page) => tryOn(page, ["41", "42", "43"], (size) => page.getByLabel(size).check()),
  },
  {
    kind: "scroll_loop",
    wavers: (page) => toAndFro(page, 3),
    looksAlike: (page) => toAndFro(page, 1),
  },
  {
    kind: "exit_intent",
    wavers: (page) => goOut(page, 30),
    looksAlike: (page) => goOut(page, 400),
  },
];

/** The same by keyboard alone. @type {Person[]} */
export const BY_KEYBOARD = [
  {
    kind: "choice_missing",
    wavers: (page) => pressDisabled(page, () => page.locator("#add").press("Enter")),
    looksAlike: (page) => pressDisabled(page, () => page.locator("#add").press("ArrowDown")),
  },
  {
    kind: "rage_click",
    async wavers(page) {
      for (let count = 0; count < 4; count += 1) await page.locator("#dead").press("Enter");
      await page.clock.runFor(3000);
    },
    async looksAlike(page) {
      for (let count = 0; count < 5; count += 1) await page.locator("#live").press("Enter");
      await page.clock.runFor(3000);
    },
  },
  {
    kind: "cart_button_hover",
    wavers: (page) => focusAdd(page, 3200),
    looksAlike: (page) => focusAdd(page, 1000),
  },
  {
    kind: "size_guide_unresolved",
    async wavers(page) {
      await consult(page, () => page.locator("#guide").press("Enter"));
      await page.clock.runFor(21_000);
    },
    async looksAlike(page) {
      await consult(page, () => page.locator("#guide").press("Enter"));
      await page.getByLabel("42").press(" ");
    },
  },
  {
    kind: "variant_toggle",
    wavers: (page) => arrows(page, ["Down", "Up", "Down", "Up", "Down"]),
    looksAlike: (page) => arrows(page, ["Down", "Down"]),
  },
  {
    kind: "section_reread",
    wavers: (page) => returnByKeys(page, [2000, 2000, 2000]),
    looksAlike: (page) => returnByKeys(page, [300, 300, 300]),
  },
];

/** Comes to add-to-cart by Tab, and goes on after a while. @param {Page} page @param {number} stay_ms */
async function focusAdd(page, stay_ms) {
  await page.locator("#guide").focus();
  await page.keyboard.press("Tab");
  await page.clock.runFor(stay_ms);
  await page.keyboard.press("Tab");
  await page.clock.runFor(2500);
}

/** @param {Page} page @param {string[]} ways */
async function arrows(page, ways) {
  await page.getByLabel("41").focus();
  await tryOn(page, ways, (way) => page.keyboard.press(`Arrow${way}`));
}

/** The same with a finger. @type {Person[]} */
export const BY_FINGER = [
  {
    kind: "choice_missing",
    wavers: (page) => pressDisabled(page, () => page.locator("#add").tap({ force: true })),
    looksAlike: (page) => pressDisabled(page, () => page.locator("h1").tap()),
  },
  {
    kind: "rage_click",
    async wavers(page) {
      for (let count = 0; count < 4; count += 1) await page.locator("#dead").tap();
      await page.clock.runFor(3000);
    },
    async looksAlike(page) {
      for (let count = 0; count < 2; count += 1) await page.locator("#live").tap();
      await page.clock.runFor(3000);
    },
  },
  {
    kind: "size_guide_unresolved",
    async wavers(page) {
      await consult(page, () => page.locator("#guide").tap());
      await page.clock.runFor(21_000);
    },
    async looksAlike(page) {
      await consult(page, () => page.locator("#guide").tap());
      await page.getByLabel("42").tap();
    },
  },
  {
    kind: "variant_toggle",
    wavers: (page) => tryOn(page, ["41", "42", "41", "42"], (size) => page.getByLabel(size).tap()),
    looksAlike: (page) => tryOn(page, ["41", "42", "43"], (size) => page.getByLabel(size).tap()),
  },
  {
    kind: "section_reread",
    wavers: (page) => lookAgain(page, [2000, 2000, 2000]),
    looksAlike: (page) => lookAgain(page, [2000]),
  },
];

/** Strokes the page up and down again; each time what is above stays in view for so long. @param {Page} page @param {number[]} looks */
async function lookAgain(page, looks) {
  await page.evaluate(() => scrollTo(0, 0));
  for (const ms of looks) {
    await gathered(page);
    await page.clock.runFor(ms);
    await swipe(page, 600);
    await gathered(page);
    await swipe(page, -600);
  }
  await gathered(page);
  await page.clock.runFor(1600);
}

/** On the way to the order. @type {Person[]} */
export const AT_CHECKOUT = [
  {
    kind: "checkout_tab_switch",
    wavers: (page) => turnAway(page, 4000),
    looksAlike: (page) => turnAway(page, 2500),
  },
  {
    kind: "form_struggle",
    wavers: (page) => stareAt(page, 8500),
    looksAlike: (page) => stareAt(page, 6000),
  },
  {
    kind: "coupon_hunt",
    wavers: (page) => lookForCode(page, 3500),
    looksAlike: (page) => lookForCode(page, 1000),
  },
  {
    kind: "checkout_stall",
    wavers: (page) => stay(page, () => page.mouse.move(200, 200)),
    looksAlike: (page) => stay(page, () => page.locator("#street").fill(`Way ${Math.random()}`)),
  },
];

/** @param {Page} page @param {number} ms */
async function turnAway(page, ms) {
  await page.locator("#name").click();
  await hide(page);
  await page.clock.runFor(ms);
  await show(page);
  await page.clock.runFor(2000);
}

/** Thinks about a field before the first key. @param {Page} page @param {number} ms */
async function stareAt(page, ms) {
  await page.locator("#postcode").click();
  await page.clock.runFor(ms);
  await page.keyboard.type("1");
  await page.locator("#street").click();
  await page.clock.runFor(4000);
}

/** @param {Page} page @param {number} ms */
async function lookForCode(page, ms) {
  await page.locator("#coupon").click();
  await page.clock.runFor(ms);
  await page.locator("#street").click();
  await page.clock.runFor(1000);
}

/** Stays for a minute, and does something every seven seconds. @param {Page} page @param {() => Promise<void>} act */
async function stay(page, act) {
  for (let step = 0; step < 8; step += 1) {
    await act();
    await page.locator("h1").click();
    await page.clock.runFor(7000);
  }
}
