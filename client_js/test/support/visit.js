/** @import { Page } from "@playwright/test" */
/** @import { Shop } from "./test.js" */
import { expect } from "./test.js";

export const ALL = { analytics: true, personalization: true, marketing: false };

/**
 * Opens a page of the shop, consents, and waits until the client watches it. Page time is in the test's
 * hands from here on (`page.clock`); input stays real.
 *
 * @param {Page} page
 * @param {Shop} shop
 * @param {{ path?: string, consent?: object | null, active_ms?: number, time?: number }} [options] `time` is when, for
 *   another day
 */
export async function arrive(page, shop, { path = "/p/zx", consent = ALL, active_ms = 6000, time } = {}) {
  await page.clock.install(time ? { time } : {});
  await page.goto(shop.origin + path);
  await settle(page, consent);
  if (active_ms) await page.clock.runFor(active_ms);
}

/** @param {Page} page @param {object | null} consent */
export async function settle(page, consent = ALL) {
  await page.waitForFunction(() => Boolean(window.waverly?.context));
  if (consent) await page.evaluate((choice) => window.waverly("consent", choice), consent);
  await page.clock.runFor(3500);
  await page.waitForFunction(() => window.waverly.context().regions !== undefined);
  if (consent) await seen(page);
}

/**
 * Waits until the browser has told the client's observers what is in view: it does so when it draws, in real
 * time, which the page's clock does not reach. Two drawings, for the first may have begun before.
 *
 * @param {Page} page
 */
async function seen(page) {
  await drawn(page);
  await drawn(page);
}

/** Waits until the browser has drawn the page and told its observers. @param {Page} page */
export const drawn = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        new IntersectionObserver((_entries, observer) => {
          observer.disconnect();
          done(undefined);
        }).observe(document.documentElement);
      }),
  );

/**
 * Waits until the browser has also told those observers that let it gather for 200 ms, as the client's of sections does:
 * one that begins now hears of a second change no sooner.
 *
 * @param {Page} page
 */
export const gathered = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const mark = document.createElement("i");
        mark.textContent = ".";
        mark.style.cssText = "position: fixed; top: 0";
        document.body.append(mark);
        const told = (/** @type {unknown} */ _, /** @type {IntersectionObserver} */ observer) => {
          if (mark.hidden) {
            observer.disconnect();
            mark.remove();
            done(undefined);
          }
          mark.hidden = true;
        };
        const delayed = /** @type {IntersectionObserverInit} */ ({ delay: 200 });
        new IntersectionObserver(told, delayed).observe(mark);
      }),
  );

/**
 * Lets page time stand still but for what the test lets pass: else it goes on by itself, and a busy machine may take a
 * second for a press.
 *
 * @param {Page} page
 */
export async function standStill(page) {
  const soon = (await page.evaluate(() => Date.now())) + 1000;
  await page.clock.pauseAt(soon);
}

/**
 * Lets the device sleep: the time of day goes on, the clock since the page began and all timers stand still.
 *
 * @param {Page} page @param {number} ms
 */
export async function sleep(page, ms) {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + ms);
}

/** As after two minutes: a moment told before may be told again. @param {Page} page */
export const forgetFired = (page) => page.evaluate(() => localStorage.removeItem("waverly:fired"));

/** Hides the page as a tab switch does. @param {Page} page */
export const hide = (page) => setVisibility(page, "hidden");

/** Shows it again. @param {Page} page */
export const show = (page) => setVisibility(page, "visible");

/** @param {Page} page @param {"hidden" | "visible"} state */
const setVisibility = (page, state) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

/**
 * Waits for the moments of a kind and returns them.
 *
 * @param {Shop} shop @param {string} kind @param {number} [count]
 */
export async function moments(shop, kind, count = 1) {
  await expect.poll(() => shop.eventsOf(kind).length, { message: kind }).toBe(count);
  return shop.eventsOf(kind);
}

/**
 * Lets page time pass until a kind of event has arrived, for what waits for the idle flush.
 *
 * @param {Page} page @param {Shop} shop @param {string} kind
 */
export async function eventually(page, shop, kind) {
  await expect
    .poll(async () => {
      await page.clock.runFor(3000);
      return shop.eventsOf(kind).length;
    })
    .toBeGreaterThan(0);
  return shop.eventsOf(kind);
}

/**
 * Lets page time pass until more than so many batches have arrived: a busy machine may read the page later than the test
 * expects, and what is told then waits for the idle flush.
 *
 * @param {Page} page @param {Shop} shop @param {number} count
 */
export const batchesBeyond = (page, shop, count) =>
  expect
    .poll(async () => {
      await page.clock.runFor(3000);
      return shop.batches.length;
    })
    .toBeGreaterThan(count);

/**
 * Lets time pass, hides the page so that everything is sent, and asserts that no moment of the kind came.
 *
 * @param {Page} page @param {Shop} shop @param {string} kind @param {number} [wait_ms]
 */
export async function refute(page, shop, kind, wait_ms = 5000) {
  await page.clock.runFor(wait_ms);
  await hide(page);
  await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(0);
  expect(shop.eventsOf(kind)).toEqual([]);
}

/** The middle of an element, in the viewport. @param {Page} page @param {string} selector */
export async function middle(page, selector) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Moves the mouse onto an element as a hand does, and rests there. @param {Page} page @param {string} selector @param {number} rest_ms */
export async function rest(page, selector, rest_ms) {
  const { x, y } = await middle(page, selector);
  await page.mouse.move(x - 6, y, { steps: 3 });
  await page.clock.runFor(60);
  await page.mouse.move(x, y, { steps: 2 });
  await page.clock.runFor(rest_ms);
}

/** Moves the mouse away from everything. @param {Page} page */
export async function moveAway(page) {
  await page.mouse.move(300, 500, { steps: 3 });
}

/**
 * Moves the pointer up to and over the top edge, `step_ms` of page time per step of 100 px.
 *
 * @param {Page} page @param {number} step_ms
 */
export async function leaveByTop(page, step_ms) {
  for (let y = 500; y > 0; y -= 100) {
    await page.mouse.move(600, y);
    await page.clock.runFor(step_ms);
  }
  await page.mouse.move(600, 5);
  await page.clock.runFor(5);
  await leave(page);
}

/** Moves the pointer over the top edge. A busy browser tells the page later; page time must not run on before it has. @param {Page} page */
export async function leave(page) {
  await page.evaluate(() => {
    /** @type {any} */ (window).hasLeft = new Promise((resolve) =>
      window.addEventListener("mouseout", resolve, { once: true, capture: true }),
    );
  });
  await page.mouse.move(600, -5);
  await page.evaluate(() => /** @type {any} */ (window).hasLeft);
}

/**
 * Scrolls with the wheel by `distance` px in steps, letting page time pass between them.
 *
 * @param {Page} page @param {number} distance
 */
export async function wheel(page, distance) {
  const step = Math.sign(distance) * 400;
  for (let left = Math.abs(distance); left > 0; left -= 400) {
    const before = await page.evaluate(() => window.scrollY);
    await page.mouse.wheel(0, step);
    await page.waitForFunction((y) => window.scrollY !== y, before, { timeout: 1000 }).catch(() => {});
    await drawn(page);
    await page.clock.runFor(100);
  }
}

/** Waits until the page has come to rest. @param {Page} page */
export async function stillness(page) {
  let before = -1;
  for (let y = -2; y !== before; ) {
    before = y;
    await page.waitForTimeout(60);
    y = await page.evaluate(() => window.scrollY);
  }
}

/**
 * Strokes the screen with a finger from one height to another, as fast as the browser takes it.
 *
 * @param {Page} page @param {number} from @param {number} to
 */
export async function stroke(page, from, to) {
  const session = await page.context().newCDPSession(page);
  const steps = 6;
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: 195, y: from }] });
  for (let step = 1; step <= steps; step += 1) {
    const y = from + ((to - from) * step) / steps;
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: 195, y }] });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/**
 * Scrolls with a finger by `distance` px, within the screen's height; it stands still before it is lifted, so that
 * nothing rolls on. Lets some page time pass.
 *
 * @param {Page} page @param {number} distance
 */
export async function swipe(page, distance) {
  const session = await page.context().newCDPSession(page);
  const from = distance > 0 ? 820 : 20;
  const touch = (/** @type {"touchStart" | "touchMove"} */ type, /** @type {number} */ y) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x: 195, y }] });
  await touch("touchStart", from);
  for (const share of [0.2, 0.4, 0.6, 0.8, 1, 1, 1]) {
    await touch("touchMove", from - distance * share);
    await drawn(page);
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
  await page.clock.runFor(300);
  await drawn(page);
}

/** Has the page note each moment it is told of, which is at once. Before arriving. @param {Page} page */
export const noteMoments = (page) =>
  page.addInitScript(() => {
    window.told = [];
    document.addEventListener("waverly:moment", (event) =>
      window.told.push(/** @type {CustomEvent} */ (event).detail.kind),
    );
  });

/** The kinds of the moments noted so far. @param {Page} page */
export const told = (page) => page.evaluate(() => window.told);
