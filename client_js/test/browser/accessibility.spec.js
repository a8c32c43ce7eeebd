import { AxeBuilder } from "@axe-core/playwright";
import {
  bring,
  hesitate,
  hesitateByKeyboard,
  hesitateByTouch,
  KINDS,
  OVERLAYS,
} from "../support/overlays.js";
import { expect, test } from "../support/test.js";

/** @param {import("@playwright/test").Page} page */
async function violations(page) {
  const { violations: found } = await new AxeBuilder({ page })
    .include("waverly-help")
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** The text of the focused element, through our shadow root. @param {import("@playwright/test").Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent?.trim() ?? "";
  });

const FORMATS = /** @type {const} */ (["corner", "modal"]);

for (const kind of KINDS) {
  for (const format of FORMATS) {
    for (const theme of ["light", "dark"]) {
      test(`${kind} as ${format} breaks no WCAG rule (${theme} store)`, async ({ page, shop }) => {
        await page.addInitScript(
          (value) =>
            addEventListener("DOMContentLoaded", () => {
              document.documentElement.dataset["theme"] = value;
            }),
          theme,
        );
        await page.emulateMedia({ reducedMotion: "no-preference" });
        const card = await bring(page, shop, { ...OVERLAYS[kind], format });
        await card.getByText("Why am I seeing this?").click();
        await settleAnimations(page);
        expect(await violations(page)).toEqual([]);
      });
    }

    test(`every control of ${kind} as ${format} is at least 24 px in both directions`, async ({
      page,
      shop,
    }) => {
      const card = await bring(page, shop, { ...OVERLAYS[kind], format });
      for (const control of await card.locator("button, summary, .action").all()) {
        const box = await control.boundingBox();
        expect(box?.width).toBeGreaterThanOrEqual(24);
        expect(box?.height).toBeGreaterThanOrEqual(24);
      }
    });
  }

  test(`${kind} reflows at 320 px without sideways scrolling, every control within reach`, async ({
    page,
    shop,
  }) => {
    const card = await bring(page, shop, OVERLAYS[kind]);
    for (const height of [640, 256]) {
      await page.setViewportSize({ width: 320, height });
      expect(await card.evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
      const box = await card.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      for (const control of await card.locator("button, summary, .action").all()) {
        await control.scrollIntoViewIfNeeded();
        await control.click({ trial: true });
      }
    }
  });

  test(`${kind} survives wider text spacing and twice the size`, async ({ page, shop }) => {
    const card = await bring(page, shop, OVERLAYS[kind]);
    await card.evaluate((node) => {
      node.style.cssText +=
        ";line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important;font-size:32px!important";
    });
    expect(await card.evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
    const clipped = await card
      .locator("h2, p, summary, .action")
      .evaluateAll((nodes) =>
        nodes.filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.textContent),
      );
    expect(clipped).toEqual([]);
  });

  test(`${kind} in a right-to-left store runs right to left`, async ({ page, shop }) => {
    await page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => {
        document.documentElement.dir = "rtl";
      }),
    );
    const card = await bring(page, shop, OVERLAYS[kind], { waver: () => hesitateByKeyboard(page) });
    const box = await card.boundingBox();
    const close = await card.getByRole("button", { name: "Close" }).boundingBox();
    expect(await card.evaluate((node) => getComputedStyle(node).direction)).toBe("rtl");
    expect(box?.x).toBeLessThan(100);
    expect((close?.x ?? 0) - (box?.x ?? 0)).toBeLessThan(60);
  });

  test(`${kind} keeps its edges and its focus ring in forced colours`, async ({ page, shop }) => {
    await page.emulateMedia({ forcedColors: "active" });
    const card = await bring(page, shop, OVERLAYS[kind]);
    expect(
      await card.evaluate((node) => Number.parseFloat(getComputedStyle(node).borderTopWidth)),
    ).toBeGreaterThanOrEqual(1);
    await card.getByRole("button", { name: "Close" }).focus();
    await page.keyboard.press("Tab");
    const ring = await page.evaluate(() => {
      const active = document.querySelector("waverly-help")?.shadowRoot?.activeElement;
      return active ? getComputedStyle(active).outlineStyle : "none";
    });
    expect(ring).toBe("solid");
    expect(await violations(page)).toEqual([]);
  });

  test(`${kind} does not move when less motion is wanted`, async ({ page, shop }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const card = await bring(page, shop, { ...OVERLAYS[kind], format: "modal" });
    expect(await card.evaluate((node) => getComputedStyle(node).animationName)).toBe("none");
    await expect(card).not.toHaveClass(/modal/);
  });
}

test("a card nobody asked for leaves the focus where it is, and Tab reaches and leaves it", async ({
  page,
  shop,
}) => {
  const card = await bring(page, shop, OVERLAYS.message, { waver: () => hesitateByKeyboard(page) });
  await expect(page.locator("#returns")).toBeFocused();
  const stops = [];
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    stops.push(await focused(page));
  }
  const names = ["Close", "Open size guide", "No, thanks", "Why am I seeing this?"];
  expect(stops.filter((stop) => names.includes(stop))).toEqual(expect.arrayContaining(names));
  expect(stops.some((stop) => !names.includes(stop))).toBe(true);
  await expect(card).toBeVisible();
});

test("Escape inside a card closes it and gives the focus back", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.message, { waver: () => hesitateByKeyboard(page) });
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(page.locator("#returns")).toBeFocused();
});

test("Escape outside a card is the shop's", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.message);
  await page.keyboard.press("Escape");
  await expect(card).toBeVisible();
});

test("a modal moves the focus to its heading, keeps Tab inside and gives the focus back", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document.querySelector("#guide")?.setAttribute("autofocus", ""),
    ),
  );
  const card = await bring(
    page,
    shop,
    { ...OVERLAYS.message, format: "modal" },
    {
      waver: async () => {
        await page.locator("#note").click();
        await hesitate(page);
      },
    },
  );
  await expect(page.getByRole("dialog", { name: OVERLAYS.message.title })).toBeVisible();
  expect(await focused(page)).toBe(OVERLAYS.message.title);
  const allowed = ["Close", "Open size guide", "No, thanks", "Why am I seeing this?"];
  for (let press = 0; press < 10; press += 1) {
    await page.keyboard.press(press < 6 ? "Tab" : "Shift+Tab");
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && document.activeElement?.localName !== "waverly-help",
    );
    expect(outside).toBe(false);
    const name = await focused(page);
    if (await page.evaluate(() => document.activeElement?.localName === "waverly-help"))
      expect([...allowed, OVERLAYS.message.title]).toContain(name);
  }
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(page.locator("#note")).toBeFocused();
});

test("Escape closes a modal even on a page that prevents every key", async ({ page, shop }) => {
  const card = await bring(page, shop, { ...OVERLAYS.message, format: "modal" });
  await page.evaluate(() => document.addEventListener("keydown", (event) => event.preventDefault()));
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
});

test("when the element that had the focus is gone, a neighbour gets it", async ({ page, shop }) => {
  await bring(
    page,
    shop,
    { ...OVERLAYS.message, format: "modal" },
    {
      waver: async () => {
        await page.locator("#note").click();
        await hesitate(page);
      },
    },
  );
  await page.evaluate(() => document.querySelector("#note")?.remove());
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe("body");
});

test("a press on the backdrop closes a modal", async ({ page, shop }) => {
  const card = await bring(page, shop, { ...OVERLAYS.message, format: "modal" });
  await page.mouse.click(20, 20);
  await expect(card).toHaveCount(0);
});

test("keys typed in the overlay do not reach the shop", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.faq);
  await page.evaluate(() => {
    Object.assign(window, { keys: [] });
    document.addEventListener("keydown", (event) => /** @type {any} */ (window).keys.push(event.key));
  });
  await card.getByText("How long can I return it?").focus();
  await page.keyboard.press("/");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => /** @type {any} */ (window).keys)).toEqual([]);
});

test("an overlay in another language says so", async ({ page, shop }) => {
  const card = await bring(page, shop, { ...OVERLAYS.message, lang: "de", title: "Unsicher bei der Größe?" });
  await expect(page.locator("waverly-help")).toHaveAttribute("lang", "de");
  await expect(card.getByRole("button", { name: "Schließen" })).toBeVisible();
});

test("colours of the store that would be hard to read are repaired", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      document.body.style.color = "#aaa";
      document.body.style.background = "#fff";
      const add = /** @type {HTMLElement} */ (document.querySelector("#add"));
      add.style.background = "#ffe27a";
      add.style.color = "#fff";
    }),
  );
  await bring(page, shop, OVERLAYS.faq);
  await settleAnimations(page);
  expect(await violations(page)).toEqual([]);
});

test("printing leaves it out", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.message);
  await page.emulateMedia({ media: "print" });
  await expect(card).not.toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const kind of KINDS) {
    test(`${kind} is a sheet over at most thirty percent of the screen`, async ({ page, shop }) => {
      const card = await bring(
        page,
        shop,
        { ...OVERLAYS[kind], format: "modal" },
        { waver: () => hesitateByTouch(page) },
      );
      await expect(card).toHaveClass(/sheet/);
      await settleAnimations(page);
      const box = await card.boundingBox();
      expect(box?.height).toBeLessThanOrEqual(844 * 0.3 + 1);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
      expect(await violations(page)).toEqual([]);
      for (const control of await card.locator("button, .action").all()) await control.click({ trial: true });
    });
  }

  test("a sheet that is used may grow", async ({ page, shop }) => {
    const card = await bring(
      page,
      shop,
      { ...OVERLAYS.faq, format: "sheet" },
      { waver: () => hesitateByTouch(page) },
    );
    await card.getByText("How long can I return it?").tap();
    await expect(card).toHaveClass(/used/);
    await expect(card.getByText("30 days from delivery")).toBeInViewport();
  });
});

/** The card fades in; contrast is measured when it has. @param {import("@playwright/test").Page} page */
async function settleAnimations(page) {
  await page
    .locator("waverly-help .card")
    .evaluate((node) => Promise.all(node.getAnimations().map((animation) => animation.finished)));
}
