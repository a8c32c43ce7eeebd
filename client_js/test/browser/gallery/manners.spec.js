/** What an overlay does not do: crowd a consent banner, hurry away, or leave the page behind a dialog in reach. */
/** @import { Page } from "@playwright/test" */
import { EXAMPLES, enter, isDialog, PAIRS, preview } from "../../support/gallery.js";
import { answerWith, bring, hesitate, hesitateInVain, OVERLAYS } from "../../support/overlays.js";
import { expect, test } from "../../support/test.js";
import { arrive, eventually } from "../../support/visit.js";

const FORMATS = [...new Set(PAIRS.map(([, format]) => format))];

/** How the common consent managers stand in a page, and one a shop made itself. */
const BANNERS = {
  OneTrust:
    '<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="region" style="position:fixed;inset:auto 0 0;height:150px">We value your choice <button>Accept</button></div></div>',
  Cookiebot:
    '<div id="CybotCookiebotDialog" style="position:fixed;inset:20% 0 20% 60%">This site uses them <button>Allow</button></div>',
  "a dialog that only says so":
    '<div role="dialog" style="position:fixed;left:16px;bottom:16px;width:320px;height:150px">Datenschutz <button>Alle</button></div>',
  Sourcepoint:
    '<div id="sp_message_container_1" style="position:fixed;inset:auto 0 0;height:120px"><iframe title="Message" style="width:100%"></iframe></div>',
  "a manager in a shadow root":
    '<div id="host"><template shadowrootmode="open"><section class="usercentrics" style="position:fixed;inset:auto 0 0;height:30%">Hello</section></template></div>',
  "the shop, a bar at the top":
    '<div style="position:fixed;inset:0 0 auto;height:40px"><p class="cookie-note" style="height:100%;margin:0">Cookies? <button>Yes</button></p></div>',
};

/** Adds markup to the page's end. @param {string} html */
const add = (html) => {
  const holder = document.createElement("div");
  holder.setHTMLUnsafe(html);
  document.body.append(...holder.childNodes);
};

for (const [name, banner] of Object.entries(BANNERS)) {
  test(`nothing is shown beside the consent banner of ${name}, and the record says why`, async ({
    page,
    shop,
  }) => {
    answerWith(shop, OVERLAYS.message);
    await arrive(page, shop);
    await page.evaluate(add, banner);
    expect(await hesitateInVain(page, shop)).toMatchObject({ decision: "d1", reason: "consent_open" });
    await expect(page.locator("waverly-help")).toHaveCount(0);
  });
}

for (const [name, mention] of /** @type {const} */ ([
  ["a link to the cookie policy", '<footer><a class="cookie-link" href="/cookies">Cookies</a></footer>'],
  [
    "the menu of a shop that bakes",
    '<nav style="position:fixed;inset:0 0 auto;height:50px"><a href="/c/cookies">Cookies</a> <button>Menu</button></nav>',
  ],
  [
    "a banner that was answered",
    '<div id="onetrust-banner-sdk" style="position:fixed;inset:auto 0 0;height:99px;display:none">Cookies</div>',
  ],
])) {
  test(`${name} keeps nothing from being shown`, async ({ page, shop }) => {
    await bring(page, shop, OVERLAYS.message, {
      waver: async () => {
        await page.evaluate(add, mention);
        await hesitate(page);
      },
    });
  });
}

test("a page that takes an overlay away is on record", async ({ page, shop }) => {
  await bring(page, shop, OVERLAYS.message);
  await page.evaluate(() => document.querySelector("waverly-help")?.remove());
  const [failed] = await eventually(page, shop, "overlay_failed");
  expect(failed).toMatchObject({ decision: "d1", reason: "removed" });
  expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
});

for (const format of FORMATS.filter((each) => !isDialog(each))) {
  const [kind] = PAIRS.find(([, each]) => each === format) ?? [""];

  test(`a ${format} does not go by itself`, async ({ page, shop }) => {
    await page.clock.install();
    await enter(page, shop);
    const card = await preview(page, kind, format);
    await page.clock.runFor(30 * 60_000);
    await expect(card).toBeVisible();
  });
}

for (const [kind, format] of PAIRS.filter(([, each]) => isDialog(each))) {
  test(`behind ${kind} as ${format} nothing is exposed to assistive technology or can be pressed`, async ({
    page,
    shop,
  }) => {
    await enter(page, shop);
    await page.locator("#add").evaluate((node) => node.replaceChildren("Behind it"));
    expect(await exposed(page)).toContain("Behind it");
    await preview(page, kind, format);
    const names = await exposed(page);
    expect(names).toContain(EXAMPLES[kind]?.overlay["title"]);
    expect(names).not.toContain("Behind it");
    await expect(page.locator("#add").click({ timeout: 500 })).rejects.toThrow();
  });
}

/** Every name in the accessibility tree, as the browser hands it on. @param {Page} page @returns {Promise<string[]>} */
async function exposed(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? ""));
}
