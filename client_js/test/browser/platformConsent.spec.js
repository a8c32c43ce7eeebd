import { expect, test } from "../support/test.js";
import { arrive, settle } from "../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */

/** A consent manager that speaks the Transparency and Consent Framework. @param {Page} page */
const withTcf = (page) =>
  page.addInitScript(() => {
    /** @type {((data: object, success: boolean) => void)[]} */
    const listeners = [];
    Object.assign(window, {
      __tcfapi: (
        /** @type {string} */ command,
        /** @type {number} */ version,
        /** @type {any} */ callback,
      ) => {
        if (command !== "addEventListener" || version !== 2) return;
        listeners.push(callback);
        callback(
          { gdprApplies: true, eventStatus: "cmpuishown", purpose: { consents: { 1: true, 8: true } } },
          true,
        );
      },
      choose: (/** @type {object} */ data) => {
        for (const tell of listeners)
          tell({ gdprApplies: true, eventStatus: "useractioncomplete", ...data }, true);
      },
    });
  });

/** Shopify's Customer Privacy API, there from the start or after loading it as a feature. @param {Page} page @param {boolean} late */
const withShopify = (page, late) =>
  page.addInitScript((isLate) => {
    const allowed = { now: false };
    const customerPrivacy = {
      analyticsProcessingAllowed: () => allowed.now,
      preferencesProcessingAllowed: () => allowed.now,
      marketingAllowed: () => false,
    };
    const Shopify = /** @type {any} */ (isLate ? {} : { customerPrivacy });
    Shopify.loadFeatures = (/** @type {any[]} */ [feature], /** @type {() => void} */ done) => {
      if (feature.name !== "consent-tracking-api") return;
      Shopify.customerPrivacy = customerPrivacy;
      allowed.now = true;
      done();
    };
    const choose = (/** @type {boolean} */ yes) =>
      document.dispatchEvent(
        new CustomEvent("visitorConsentCollected", {
          detail: {
            analyticsAllowed: yes,
            preferencesAllowed: yes,
            marketingAllowed: false,
            saleOfDataAllowed: yes,
          },
        }),
      );
    Object.assign(window, { Shopify, choose });
  }, late);

/** @param {Page} page @param {unknown} choice */
const choose = (page, choice) =>
  page.evaluate((said) => /** @type {any} */ (window).choose(said), /** @type {any} */ (choice));

/** @param {Page} page @param {Shop} shop */
async function firstConsent(page, shop) {
  await page.clock.runFor(4000);
  await expect.poll(() => shop.batches.length).toBeGreaterThan(0);
  return shop.batches[0]?.consent;
}

const stored = (/** @type {Page} */ page) => page.evaluate(() => Object.keys(localStorage));

test("the framework's banner says nothing while it is open, and speaks when the shopper chose", async ({
  page,
  shop,
}) => {
  await withTcf(page);
  await arrive(page, shop, { consent: null });
  expect(shop.batches).toEqual([]);
  await choose(page, { purpose: { consents: { 1: true, 5: true, 6: false, 8: true } } });
  expect(await firstConsent(page, shop)).toEqual({
    analytics: true,
    personalization: false,
    marketing: false,
  });
});

for (const [name, choice] of /** @type {[string, object | undefined][]} */ ([
  ["about another purpose", { marketing: false }],
  ["that names no purpose", { necessary: true }],
  ["without an answer", undefined],
]))
  test(`a call ${name} takes back nothing of what the platform said`, async ({ page, shop }) => {
    await withTcf(page);
    await arrive(page, shop, { consent: null });
    await choose(page, { purpose: { consents: { 1: true, 3: true, 4: true, 5: true, 6: true, 8: true } } });
    const said = { analytics: true, personalization: true };
    expect(await firstConsent(page, shop)).toEqual({ ...said, marketing: true });
    const sent = shop.batches.length;
    await page.evaluate((answer) => window.waverly("consent", answer), choice);
    await page.evaluate(() => window.waverly("track", "coupon_applied", { code: "A" }));
    await page.clock.runFor(12_000);
    await expect.poll(() => shop.batches.length).toBeGreaterThan(sent);
    expect(shop.batches.at(-1)?.consent).toEqual({ ...said, marketing: !choice || !("marketing" in choice) });
    expect(shop.batches.at(-1)?.visitor).toBe(shop.batches[0]?.visitor);
    expect(shop.withdrawals).toEqual([]);
  });

test("the store's own consents count where the manager asks for them", async ({ page, shop }) => {
  await withTcf(page);
  await arrive(page, shop, { consent: null });
  await choose(page, {
    purpose: { consents: { 1: true, 8: true } },
    publisher: { consents: { 1: true, 5: true, 6: true, 8: true } },
  });
  expect(await firstConsent(page, shop)).toEqual({
    analytics: true,
    personalization: true,
    marketing: false,
  });
});

test("a no in the framework's banner deletes", async ({ page, shop }) => {
  await withTcf(page);
  await arrive(page, shop, { consent: null });
  await choose(page, { purpose: { consents: { 1: true, 8: true } } });
  await firstConsent(page, shop);
  expect(await stored(page)).toContain("waverly:visitor");
  await choose(page, { purpose: { consents: { 1: false } } });
  expect(await stored(page)).toEqual([]);
});

test("Shopify's banner is heard, yes and no", async ({ page, shop }) => {
  await withShopify(page, false);
  await arrive(page, shop, { consent: null });
  expect(shop.batches).toEqual([]);
  await choose(page, true);
  expect(await firstConsent(page, shop)).toEqual({
    analytics: true,
    personalization: true,
    marketing: false,
  });
  await choose(page, false);
  expect(await stored(page)).toEqual([]);
});

test("Shopify's consent is loaded where the theme did not load it", async ({ page, shop }) => {
  await withShopify(page, true);
  await arrive(page, shop, { consent: null });
  expect(await firstConsent(page, shop)).toEqual({
    analytics: true,
    personalization: true,
    marketing: false,
  });
});

test("where two consent tools disagree, the no wins", async ({ page, shop }) => {
  await withTcf(page);
  await page.addInitScript(() => {
    window.dataLayer = [
      /** @type {any} */ ({ 0: "consent", 1: "update", 2: { analytics_storage: "denied" }, length: 3 }),
    ];
  });
  await arrive(page, shop, { consent: null });
  await choose(page, { purpose: { consents: { 1: true, 8: true } } });
  await settle(page, null);
  expect(shop.batches).toEqual([]);
});

test("a broken consent tool breaks nothing and grants nothing", async ({ page, shop, faults }) => {
  await page.addInitScript(() => {
    Object.assign(window, {
      __tcfapi: () => {
        throw new Error("not ready");
      },
      Shopify: { customerPrivacy: {} },
    });
  });
  await arrive(page, shop, { consent: null });
  expect(shop.batches).toEqual([]);
  expect(faults.splice(0).join()).toContain("not ready");
});
