/**
 * Every kind in every format, against the checklist of what overlays get wrong: one test opens it once for each of
 * the situations and asks everything that can be asked there.
 */
import { violations } from "../../support/axe.js";
import {
  controls,
  EXAMPLES,
  enter,
  isDialog,
  misfits,
  PAIRS,
  preview,
  shut,
  whereIsFocus,
} from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

for (const [kind, format] of PAIRS) {
  test(`${kind} as ${format} is for everyone`, async ({ page, shop }) => {
    await enter(page, shop);
    const before = await pageState(page);
    await test.step("opening and closing it moves nothing", () => staysStill(page, kind, format));
    await test.step("it has a role, a name and big targets, breaks no WCAG rule, and takes the focus only as a dialog", () =>
      looksRight(page, kind, format));
    await test.step("it is walked through, left and closed by keyboard", () => walks(page, kind, format));
    await test.step("the page is as it was", async () => expect(await pageState(page)).toEqual(before));
    await test.step("it can be read in a dark store, a pale store and in forced colours, and does not move", () =>
      canBeRead(page, kind, format));
    await test.step("it fits 320 px, spaced and doubled text, in both directions", () =>
      fits(page, kind, format));
    if (UNASKED.includes(format))
      await test.step("it takes at most 30% of a phone", () => leavesThePage(page, kind, format));
  });
}

test("a sheet with more below has an edge there, until its end is reached", async ({ page, shop }) => {
  await page.setViewportSize({ width: 390, height: 740 });
  await enter(page, shop);
  const long = await preview(page, "faq", "sheet");
  const paper = await long.evaluate((node) => getComputedStyle(node).backgroundColor);
  const edge = await long.locator(".actions").evaluate((node) => getComputedStyle(node).boxShadow);
  expect(edge, "what goes on fades into the paper, in the light and in the dark").toContain(
    `${paper} 0px 0px`,
  );
  await long.evaluate((node) => node.scrollTo(0, node.scrollHeight));
  await expect(long.locator(".actions")).toHaveCSS("box-shadow", UNSEEN);
  await shut(long);
  const short = await preview(page, "message", "sheet", { body: "Half a size up." });
  await expect(short.locator(".actions")).toHaveCSS("box-shadow", UNSEEN);
});
const UNSEEN = /^none$|^rgba\(0, 0, 0, 0\)/;

for (const format of ["popover", "modal"]) {
  test(`a ${format} longer than the window has an edge where more is, until its end is reached`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width: 900, height: 300 });
    await enter(page, shop);
    const card = await preview(page, "question", format);
    const edge = () => card.evaluate((node) => getComputedStyle(node, "::after").boxShadow);
    expect(await edge(), "a line: a fade alone may fall between two lines of text").toContain(
      "0px 0px 0px 1px",
    );
    await card.evaluate((node) => node.scrollTo(0, node.scrollHeight));
    await expect.poll(edge).toMatch(UNSEEN);
    await shut(card);
    await page.setViewportSize({ width: 900, height: 800 });
    await preview(page, "question", format);
    expect(await edge()).toMatch(UNSEEN);
  });
}

test("what is short stands in the middle of a whole screen, and stays where it is when it grows", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  const card = await preview(page, "message", "fullscreen");
  const title = card.locator("h2");
  const before = await title.boundingBox();
  const last = await card.locator(".why").boundingBox();
  const above = before?.y ?? 0;
  const below = 800 - ((last?.y ?? 0) + (last?.height ?? 0));
  expect(Math.abs(above - below), `${above} px above, ${below} px below`).toBeLessThan(80);
  await card.getByText("Why am I seeing this?").click();
  expect(await title.boundingBox()).toEqual(before);
});

test("no card adds a banner to the landmarks of the page", async ({ page, shop }) => {
  await enter(page, shop);
  for (const format of ["corner", "modal"]) {
    const card = await preview(page, "message", format);
    await expect(page.getByRole("banner")).toHaveCount(0);
    await shut(card);
  }
});

/** @param {import("@playwright/test").Page} page @param {string} kind @param {string} format */
async function staysStill(page, kind, format) {
  const card = await preview(page, kind, format);
  await twoFrames(page);
  await shut(card);
  await twoFrames(page);
  expect(await page.evaluate(() => /** @type {any} */ (window).moved.shift)).toBeLessThanOrEqual(0.002);
}

/** What moved is told with the frame after it. @param {import("@playwright/test").Page} page */
const twoFrames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** @param {import("@playwright/test").Page} page @param {string} kind @param {string} format */
async function looksRight(page, kind, format) {
  const title = EXAMPLES[kind]?.overlay["title"];
  const card = await preview(page, kind, format);
  await expect(page.getByRole(format === "inline" ? "region" : "dialog", { name: title })).toBeVisible();
  expect(await card.evaluate((node) => node.matches("dialog:modal"))).toBe(isDialog(format));
  expect(await whereIsFocus(page)).toBe(isDialog(format) ? "card" : "#add");
  await card.getByText("Why am I seeing this?").dispatchEvent("click");
  expect(await violations(page)).toEqual([]);
  expect(await smallTargets(card)).toEqual([]);
  await shut(card);
}

/** @param {import("@playwright/test").Page} page @param {string} kind @param {string} format */
async function walks(page, kind, format) {
  const card = await preview(page, kind, format);
  const stops = new Set();
  const outside = new Set();
  const wanted = await tabStops(card);
  for (let press = 0; press < wanted + 8; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await focusedStop(page);
    if (!stop.inCard) outside.add(stop.name);
    else stops.add(stop.name);
    if (stop.inCard) expect(stop.ring, `ring of ${stop.name}`).toBe(true);
  }
  expect(stops.size, [...stops].join(", ")).toBeGreaterThanOrEqual(wanted);
  expect([...outside].some((place) => place.startsWith("#"))).toBe(!isDialog(format));
  await card.locator(".close").focus();
  await page.keyboard.press("Escape");
  await expect(page.locator("waverly-help")).toHaveCount(0);
  expect(await whereIsFocus(page)).toMatch(/^#/);
}

/** @param {import("@playwright/test").Page} page @param {string} kind @param {string} format */
async function canBeRead(page, kind, format) {
  for (const look of LOOKS) {
    await page.emulateMedia({ forcedColors: look.forced ? "active" : "none", reducedMotion: "reduce" });
    await dress(page, look.styles);
    const card = await preview(page, kind, format);
    expect(await violations(page, { rules: ["color-contrast"] }), look.styles).toEqual([]);
    const { animationName, borderTopWidth } = await card.evaluate((node) => ({ ...getComputedStyle(node) }));
    expect(animationName).toBe("none");
    if (look.forced && format !== "fullscreen") expect(Number.parseFloat(borderTopWidth)).toBeGreaterThan(0);
    await shut(card);
  }
  await page.emulateMedia({ forcedColors: "none" });
  await dress(page, "");
}

/** @param {import("@playwright/test").Page} page @param {string} kind @param {string} format */
async function fits(page, kind, format) {
  for (const [width, height, extra, dir] of SITUATIONS) {
    await page.setViewportSize({ width, height });
    await page.evaluate((value) => document.documentElement.setAttribute("dir", value), dir);
    const card = await preview(page, kind, format);
    await addStyles(card, extra);
    const at = `${width} × ${height} ${dir} ${extra}`;
    expect(await misfits(card, format === "inline"), at).toEqual([]);
    expect(await card.evaluate((node) => getComputedStyle(node).direction)).toBe(dir);
    expect(await unreachable(card), at).toEqual([]);
    await shut(card);
  }
}

/** What a phone is shown without asking for it. */
const UNASKED = ["sheet", "banner"];

/** @param {import("@playwright/test").Page} page @param {string} kind @param {string} format */
async function leavesThePage(page, kind, format) {
  await page.setViewportSize({ width: 390, height: 844 });
  const card = await preview(page, kind, format);
  const box = await card.boundingBox();
  expect(box?.height).toBeLessThanOrEqual(0.3 * 844 + 1);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
  await shut(card);
}

/** Text spacing by WCAG 1.4.12. */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";
const DOUBLED = ":host { font-size: 32px !important }";

/** @type {[width: number, height: number, styles: string, dir: "ltr" | "rtl"][]} */
const SITUATIONS = [
  [320, 640, "", "ltr"],
  [320, 256, "", "ltr"],
  [320, 640, SPACED, "rtl"],
  // A window of 1280 × 800 zoomed to 200%, which is how browsers zoom.
  [640, 400, "", "ltr"],
  [1280, 800, DOUBLED, "ltr"],
];

const LOOKS = [
  {
    styles:
      "html, body { background: #14110f !important; color: #e9e2d6 !important } #add { background: #e9e2d6; color: #14110f }",
  },
  { styles: "", forced: true },
  {
    styles:
      "body { background: #fff; color: #b5b5b5 } #add { background: #ffe27a; color: #fff; border-radius: 0 }",
  },
];

/** @param {import("@playwright/test").Locator} card @param {string} extra */
const addStyles = (card, extra) =>
  card.evaluate((node, styles) => {
    const root = /** @type {ShadowRoot} */ (node.getRootNode());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, extra);

/** The styles of the store. @param {import("@playwright/test").Page} page @param {string} styles */
const dress = (page, styles) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, styles);

/** What an overlay must leave as it was. @param {import("@playwright/test").Page} page */
const pageState = (page) =>
  page.evaluate(() => ({
    attributes: [document.documentElement, document.body].map((node) =>
      [...node.attributes].map(({ name, value }) => `${name}=${value}`),
    ),
    heading: document.querySelector("h1")?.getBoundingClientRect().toJSON(),
    children: document.body.children.length,
    scroll: scrollY,
  }));

/** Controls smaller than 24 px in a direction; links within a sentence are as high as it. @param {import("@playwright/test").Locator} card */
const smallTargets = (card) =>
  controls(card).evaluateAll((nodes) =>
    nodes
      .filter((node) => !node.matches("p a, li a"))
      .map((node) => ({
        html: node.outerHTML.slice(0, 90),
        box: (node.closest("label") ?? node).getBoundingClientRect(),
      }))
      .filter(({ box }) => Math.min(box.width, box.height) < 24)
      .map(({ html }) => html),
  );

/** Controls that cannot be brought into view, or that something of the card covers. @param {import("@playwright/test").Locator} card */
const unreachable = (card) =>
  controls(card).evaluateAll((nodes) =>
    nodes
      .filter((node) => {
        node.scrollIntoView({ block: "center" });
        const { left, top, width, height } = node.getBoundingClientRect();
        const root = /** @type {ShadowRoot} */ (node.getRootNode());
        const hit = root.elementFromPoint(left + width / 2, top + height / 2);
        return !hit || !(node.contains(hit) || hit.contains(node));
      })
      .map((node) => node.outerHTML.slice(0, 120)),
  );

/** @param {import("@playwright/test").Page} page */
const focusedStop = (page) =>
  page.evaluate(() => {
    const active = document.querySelector("waverly-help")?.shadowRoot?.activeElement;
    const onPage = document.activeElement?.id;
    if (!active) return { inCard: false, name: onPage ? `#${onPage}` : "", ring: false };
    const marked = [active, active.closest("label")].filter((node) => node !== null);
    const ring = marked.some((node) => getComputedStyle(node).outlineStyle === "solid");
    const place = [
      ...(document.querySelector("waverly-help")?.shadowRoot?.querySelectorAll("*") ?? []),
    ].indexOf(active);
    return { inCard: true, name: `${place} ${active.localName}`, ring: ring || active.localName === "h2" };
  });

/** How many stops Tab makes in a card: a group of radio buttons is one. @param {import("@playwright/test").Locator} card */
const tabStops = (card) =>
  card.evaluate((node) => {
    const seen = new Set();
    const usable = [...node.querySelectorAll("button, a[href], summary, input, select, textarea")].filter(
      (each) =>
        each instanceof HTMLElement &&
        each.checkVisibility({ visibilityProperty: true }) &&
        !each.matches(":disabled"),
    );
    return usable.filter((each) => {
      if (!(each instanceof HTMLInputElement) || each.type !== "radio") return true;
      if (seen.has(each.name)) return false;
      seen.add(each.name);
      return true;
    }).length;
  });
