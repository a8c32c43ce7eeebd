import { violations } from "../support/axe.js";
import {
  bring,
  hesitate,
  hesitateByKeyboard,
  hesitateByTouch,
  KINDS,
  OVERLAYS,
  settleAnimations,
} from "../support/overlays.js";
import { expect, test } from "../support/test.js";

/** The text of the focused element, through our shadow root. @param {import("@playwright/test").Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent?.trim() ?? "";
  });

test("a dialog waits behind a small button where less motion is wanted", async ({ page, shop }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const chip = await bring(page, shop, { ...OVERLAYS.message, format: "modal" });
  await expect(chip).toHaveClass(/chip/);
  expect(shop.eventsOf("overlay_exposed")).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: OVERLAYS.message.title }).click();
  const dialog = page.getByRole("dialog", { name: OVERLAYS.message.title });
  await expect(dialog).toBeVisible();
  await expect(chip).toHaveClass(/modal/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

test("a dialog waits behind a small button where the keyboard is used, and Escape sends it away", async ({
  page,
  shop,
}) => {
  const chip = await bring(
    page,
    shop,
    { ...OVERLAYS.message, format: "modal" },
    { waver: () => hesitateByKeyboard(page) },
  );
  await expect(page.locator("#returns")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe(OVERLAYS.message.title);
  await page.keyboard.press("Escape");
  await expect(chip).toHaveCount(0);
  await expect(page.locator("#returns")).toBeFocused();
});

test("a card that hides what has the focus moves aside", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.faq);
  const box = await card.boundingBox();
  await page.evaluate(
    (place) => {
      const button = document.createElement("button");
      button.textContent = "Under it";
      Object.assign(button.style, { position: "fixed", left: `${place.x + 40}px`, top: `${place.y + 40}px` });
      document.body.append(button);
      button.focus();
    },
    /** @type {{x: number, y: number}} */ (box),
  );
  await expect(card).toHaveClass(/aside/);
  await expect.poll(async () => (await card.boundingBox())?.x).toBeLessThan(100);
});

test("on a narrow screen with a mouse a card stands in the middle", async ({ page, shop }) => {
  const card = await bring(page, shop, OVERLAYS.message);
  await page.setViewportSize({ width: 360, height: 740 });
  await settleAnimations(page);
  const box = await card.boundingBox();
  expect(box?.x).toBe(360 - (box?.x ?? 0) - (box?.width ?? 0));
});

/** Holds the button one buys with where a card would stand. */
const pinTheButton = () =>
  addEventListener("DOMContentLoaded", () => {
    const add = /** @type {HTMLElement} */ (document.querySelector("#add"));
    Object.assign(add.style, { position: "fixed", right: "60px", bottom: "60px" });
  });

test("a card that would hide what one buys with stands in the other corner", async ({ page, shop }) => {
  await page.addInitScript(pinTheButton);
  const card = await bring(page, shop, OVERLAYS.message);
  await expect(card).toHaveClass(/aside/);
  await page.locator("#add").click({ trial: true });
});

for (const width of [360, 480]) {
  test(`in a window of ${width} px moved by mouse a card covers neither what one buys with nor the focus`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => {
        const add = /** @type {HTMLElement} */ (document.querySelector("#add"));
        Object.assign(add.style, { position: "fixed", left: "16px", right: "16px", bottom: "60px" });
      }),
    );
    const card = await bring(page, shop, OVERLAYS.message, {
      waver: async () => {
        await hesitate(page);
        await page.locator("#add").focus();
      },
    });
    await settleAnimations(page);
    await expect(page.locator("#add")).toBeFocused();
    await page.locator("#add").click({ trial: true });
    const [over, add] = [await card.boundingBox(), await page.locator("#add").boundingBox()];
    expect((over?.y ?? 0) + (over?.height ?? 740)).toBeLessThan(add?.y ?? 0);
  });
}

test("a card keeps off the way to the checkout", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document.body.insertAdjacentHTML(
        "beforeend",
        '<a href="/checkout" style="position: fixed; right: 60px; bottom: 60px">Checkout</a>',
      ),
    ),
  );
  const card = await bring(page, shop, OVERLAYS.message);
  await expect(card).toHaveClass(/aside/);
  await settleAnimations(page);
  await page.getByRole("link", { name: "Checkout", exact: true }).click({ trial: true });
});

test("a card in the other corner stays there though the focus was under the first one", async ({
  page,
  shop,
}) => {
  await page.addInitScript(pinTheButton);
  const card = await bring(page, shop, OVERLAYS.message, {
    waver: async () => {
      await hesitate(page);
      await page.locator("#add").focus();
    },
  });
  await expect(card).toHaveClass(/aside/);
  await settleAnimations(page);
  await page.locator("#add").click({ trial: true });
});

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

test("the keyboard goes on from the part of the page it was sent to, which is left as it was", async ({
  page,
  shop,
}) => {
  const card = await bring(page, shop, { ...OVERLAYS.review, format: "corner" });
  const reviews = page.locator("[data-waverly=reviews]");
  await card.getByRole("button", { name: "Read all reviews" }).focus();
  await page.keyboard.press("Enter");
  await expect(card).toBeHidden();
  await expect(reviews).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(reviews).not.toBeFocused();
  await expect(reviews).not.toHaveAttribute("tabindex");
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
      // At the lower edge it would cover the button here, and above the menu's end the menu.
      const menu = await page.locator("header").first().boundingBox();
      expect(box?.y).toBeCloseTo(menu?.height ?? 0, 0);
      await page.locator("#add").click({ trial: true });
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
