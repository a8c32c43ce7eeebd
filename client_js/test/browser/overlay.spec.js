import {
  answerWith,
  bring,
  hesitateByKeyboard,
  hesitateInVain,
  hesitateMeanwhile,
  KINDS,
  OVERLAYS,
  WHY,
} from "../support/overlays.js";
import { expect, test } from "../support/test.js";
import { arrive, eventually, hide, moments, show, standStill } from "../support/visit.js";

const { message, faq, review } = OVERLAYS;

test("a message shows its text, its actions and why it is there", async ({ page, shop }) => {
  const card = await bring(page, shop, message);
  await expect(page.getByRole("dialog", { name: message.title })).toBeVisible();
  await expect(card.locator("strong")).toHaveText("slightly small");
  await card.getByText("Why am I seeing this?").click();
  await expect(card.getByText(WHY)).toBeVisible();
  const more = card.getByRole("link", { name: "What was noticed" });
  await expect(more).toHaveAttribute("href", /\/why\/d1$/);
});

test("an overlay is exposed after one second in view, not before", async ({ page, shop }) => {
  const card = await bring(page, shop, message);
  await expect(card).toBeVisible();
  expect(shop.eventsOf("overlay_exposed")).toEqual([]);
  await page.clock.runFor(1200);
  await page.clock.runFor(12_000);
  expect((await moments(shop, "overlay_exposed"))[0]).toMatchObject({ decision: "d1" });
});

test("an overlay that shows on a hidden page is not exposed", async ({ page, shop }) => {
  await bring(page, shop, message);
  await hide(page);
  await page.clock.runFor(15_000);
  expect(shop.eventsOf("overlay_exposed")).toEqual([]);
  await show(page);
  await page.clock.runFor(1500);
  await page.clock.runFor(12_000);
  await moments(shop, "overlay_exposed");
});

test("the page's data layer hears of an overlay with campaign, arm and group", async ({ page, shop }) => {
  await page.addInitScript(() => {
    window.dataLayer = [];
  });
  await bring(page, shop, message);
  const told = await page.evaluate(() =>
    window.dataLayer.find((entry) => /** @type {any} */ (entry).event === "waverly_overlay"),
  );
  expect(/** @type {any} */ (told).waverly).toMatchObject({ decision: "d1", group: "shown" });
  expect(/** @type {any} */ (told).waverly.arm).toBe(/** @type {any} */ (told).waverly.campaign);
});

test("closing removes it and says how and after how long", async ({ page, shop }) => {
  const card = await bring(page, shop, message);
  await page.clock.runFor(3000);
  await card.getByRole("button", { name: "Close" }).click();
  await expect(page.locator("waverly-help")).toHaveCount(0);
  await page.clock.runFor(12_000);
  const [event] = await moments(shop, "overlay_dismissed");
  expect(event).toMatchObject({ decision: "d1", how: "close" });
  expect(event?.["shown_ms"]).toBeGreaterThanOrEqual(3000);
});

test("an action that opens presses the store's own control", async ({ page, shop }) => {
  const card = await bring(page, shop, message);
  await card.getByRole("button", { name: "Open size guide" }).click();
  await expect(page.locator("#guide-table")).toBeVisible();
  await expect(page.locator("waverly-help")).toHaveCount(0);
  await page.clock.runFor(12_000);
  expect((await moments(shop, "overlay_engaged"))[0]).toMatchObject({ element: "action_1" });
  expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
});

test("a button about what the page does not have is left out, and the others keep their names", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => document.querySelector("[data-waverly=reviews]")?.remove()),
  );
  const actions = [
    { type: "scroll_to", label: "Read all reviews", target: "reviews" },
    { type: "emit", label: "Ask us", target: "ask" },
  ];
  const card = await bring(page, shop, { ...review, actions });
  await expect(card.locator(".action")).toHaveText(["Ask us"]);
  await card.getByRole("button", { name: "Ask us" }).click();
  expect((await eventually(page, shop, "overlay_engaged"))[0]).toMatchObject({ element: "action_2" });
});

test("an action that scrolls brings the region into view", async ({ page, shop }) => {
  const card = await bring(page, shop, review);
  await card.getByRole("button", { name: "Read all reviews" }).click();
  await expect(page.getByRole("heading", { name: "Reviews" })).toBeInViewport();
});

test("an action that emits hands its target to the page", async ({ page, shop }) => {
  await bring(page, shop, { ...message, actions: [{ type: "emit", label: "Chat", target: "chat" }] });
  await page.evaluate(() =>
    window.waverly.on("action", (event) => {
      document.title = event.detail.target;
    }),
  );
  await page.getByRole("button", { name: "Chat" }).click();
  await expect(page).toHaveTitle("chat");
});

test("an action that links is a real link, and a dangerous address is none", async ({ page, shop }) => {
  const card = await bring(page, shop, {
    ...faq,
    actions: [...faq.actions, { type: "link", label: "Bad", href: "javascript:alert(1)" }],
  });
  await expect(card.getByRole("link", { name: "Read the returns policy" })).toHaveAttribute(
    "href",
    `${shop.origin}/policies/returns`,
  );
  await expect(card.getByRole("button", { name: "Bad" })).toBeVisible();
});

test("answers open by mouse and keyboard and count as engagement", async ({ page, shop }) => {
  const card = await bring(page, shop, faq);
  await card.getByText("How long can I return it?").click();
  await expect(card.getByText("30 days from delivery")).toBeVisible();
  await card.getByText("Who pays the postage?").focus();
  await page.keyboard.press("Enter");
  await expect(card.getByText("The label is in the box")).toBeVisible();
  await page.clock.runFor(12_000);
  expect((await moments(shop, "overlay_engaged", 2)).map(({ element }) => element)).toEqual([
    "faq_1",
    "faq_2",
  ]);
});

test("a review is quoted word for word beside the spread of all ratings", async ({ page, shop }) => {
  const card = await bring(page, shop, review);
  await expect(card.locator("blockquote")).toHaveText(review.quote.text);
  await expect(card.getByRole("img", { name: "5 out of 5 stars", exact: true })).toBeVisible();
  await expect(card.getByText("128 reviews")).toBeVisible();
  await expect(card.locator(".percent")).toHaveText(["71%", "19%", "6%", "2%", "2%"]);
});

test("markup in a text stays text", async ({ page, shop }) => {
  const card = await bring(page, shop, {
    ...message,
    title: "<img src=x>",
    body: "<b>bold</b> <script>x</script>",
  });
  await expect(card.locator("h2")).toHaveText("<img src=x>");
  await expect(card.locator(".content")).toHaveText("<b>bold</b> <script>x</script>");
});

test("an unknown kind shows nothing and says so", async ({ page, shop, faults }) => {
  answerWith(shop, { kind: "hologram", title: "Hello" });
  await arrive(page, shop);
  expect(await hesitateInVain(page, shop)).toMatchObject({ reason: "broken" });
  await expect(page.locator("waverly-help")).toHaveCount(0);
  // A server newer than the page: the browser itself says that the file is not there; no script can keep it from that.
  expect(faults.splice(0)).toEqual([expect.stringContaining("404")]);
});

test("nothing is shown beside a dialog of the shop", async ({ page, shop }) => {
  answerWith(shop, message);
  await arrive(page, shop);
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.textContent = "Sign in";
    document.body.append(dialog);
    document.addEventListener("waverly:decision", () => dialog.showModal());
  });
  expect(await hesitateInVain(page, shop)).toMatchObject({ reason: "modal_open" });
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

const MEANWHILE =
  /** @type {[string, string, (page: import("@playwright/test").Page) => Promise<void>][]} */ ([
    ["goes on to another page", "left", (page) => page.evaluate(() => history.pushState({}, "", "/p/other"))],
    [
      "takes back the consent to it",
      "left",
      (page) => page.evaluate(() => window.waverly("consent", { personalization: false })),
    ],
    [
      "is asked something by the shop",
      "modal_open",
      (page) =>
        page.evaluate(() => {
          const dialog = document.createElement("dialog");
          document.body.append(dialog);
          dialog.showModal();
        }),
    ],
  ]);

for (const [name, reason, meanwhile] of MEANWHILE)
  test(`nothing is shown to a shopper who ${name} while it is on its way`, async ({ page, shop }) => {
    answerWith(shop, faq);
    await arrive(page, shop);
    expect(await hesitateMeanwhile(page, shop, () => meanwhile(page))).toMatchObject({ reason });
    await expect(page.locator("waverly-help")).toHaveCount(0);
    expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
  });

for (const [name, markup] of Object.entries({
  "a dialog": "<dialog>Sign in</dialog>",
  "a drawer made by hand": '<div role="dialog" aria-modal="true">Menu</div>',
})) {
  test(`nothing is shown beside ${name} that a component of the shop opens`, async ({ page, shop }) => {
    answerWith(shop, message);
    await arrive(page, shop);
    await page.evaluate((html) => {
      document.addEventListener("waverly:decision", () => {
        const outer = document.createElement("a-shop").attachShadow({ mode: "open" });
        const inner = document.createElement("an-overlay").attachShadow({ mode: "open" });
        inner.innerHTML = html;
        outer.append(inner.host);
        document.body.append(outer.host);
        inner.querySelector("dialog")?.showModal();
      });
    }, markup);
    expect(await hesitateInVain(page, shop)).toMatchObject({ reason: "modal_open" });
    await expect(page.locator("waverly-help")).toHaveCount(0);
  });
}

test("a dialog that a component of the shop keeps closed is in nobody's way", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const root = document.createElement("an-overlay").attachShadow({ mode: "open" });
      root.innerHTML =
        '<dialog>Sign in</dialog><div role="dialog" aria-modal="true" style="visibility: hidden">Menu</div>';
      document.body.append(root.host);
    }),
  );
  await bring(page, shop, message);
});

test("a drawer that waits beside the window is in nobody's way", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document.body.insertAdjacentHTML(
        "beforeend",
        '<div role="dialog" aria-modal="true" style="position: fixed; inset-inline-end: 0; width: 300px; transform: translateX(100%)">Cart</div>',
      ),
    ),
  );
  await bring(page, shop, message);
});

test("a page that puts another body in its place has no overlay any more, and may have the next", async ({
  page,
  shop,
}) => {
  await bring(page, shop, message);
  await page.evaluate(() => {
    const body = document.createElement("body");
    body.innerHTML = "<main><h1>ZX Elite</h1></main>";
    document.documentElement.replaceChild(body, document.body);
  });
  await page.clock.runFor(3000);
  await hide(page);
  expect((await moments(shop, "overlay_failed"))[0]).toMatchObject({ reason: "removed" });
});

const NOTE = "Runs slightly small. Most people take one size up.";
const noted = { ...message, body: `**ZX Elite:** ${NOTE}`, given: { unsaid: NOTE } };

test("what the page says in view is not said once more, and why is told", async ({ page, shop }) => {
  answerWith(shop, noted);
  await arrive(page, shop);
  await page.locator("fieldset").evaluate((sizes) => {
    sizes.insertAdjacentHTML(
      "beforeend",
      "<p>Runs <b>slightly small</b>.\n Most people take one size up.</p>",
    );
  });
  expect(await hesitateInVain(page, shop)).toMatchObject({ reason: "said_already" });
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

test("what the page says folded away or further down may be said", async ({ page, shop }) => {
  await page.addInitScript((note) => {
    addEventListener("DOMContentLoaded", () => {
      for (const place of ["details", "main"])
        document.querySelector(place)?.insertAdjacentHTML("beforeend", `<p>${note}</p>`);
    });
  }, NOTE);
  await expect(await bring(page, shop, noted)).toContainText(NOTE);
});

/** Lets the page name the size that is chosen, at first 41. @param {import("@playwright/test").Page} page */
const nameTheChoice = (page) =>
  page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const choice = document.createElement("meta");
      choice.setAttribute("data-waverly-variant", "41");
      document.head.append(choice);
      document.addEventListener("change", ({ target }) => {
        choice.setAttribute("data-waverly-variant", /** @type {HTMLInputElement} */ (target).value);
      });
    });
  });

test("a heart that is pressed leaves the variant known", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document
        .querySelector("main")
        ?.insertAdjacentHTML(
          "afterbegin",
          '<b data-waverly-variant="41"></b><button aria-pressed="true">Wish</button>',
        ),
    ),
  );
  await arrive(page, shop);
  await page.getByRole("button", { name: "Wish" }).click();
  expect(await page.evaluate(() => window.waverly.context().product?.variant)).toBe("41");
});

const left = (/** @type {string} */ variant) => ({ ...message, body: "3 left.", given: { variant } });

test("what is true of one choice is not shown with another", async ({ page, shop }) => {
  await nameTheChoice(page);
  answerWith(shop, left("42"));
  await arrive(page, shop);
  expect(await hesitateInVain(page, shop)).toMatchObject({ reason: "other_variant" });
});

test("what is true of one choice goes when another is made, and the server hears which", async ({
  page,
  shop,
}) => {
  await nameTheChoice(page);
  const card = await bring(page, shop, left("41"));
  await page.locator("[value='43']").check();
  await expect(card).toHaveCount(0);
  expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
  await page.clock.runFor(15_000);
  const pages = () => shop.batches.flatMap((batch) => batch.page ?? []);
  await expect.poll(() => pages().at(-1)?.product?.variant).toBe("43");
  expect(new Set(shop.batches.map(({ view }) => view)).size).toBe(1);
});

test("the page may refuse an overlay", async ({ page, shop }) => {
  answerWith(shop, message);
  await arrive(page, shop);
  await page.evaluate(() => window.waverly.on("overlay:before", (event) => event.preventDefault()));
  expect(await hesitateInVain(page, shop)).toMatchObject({ reason: "canceled" });
});

test("the page hears of moment, decision, overlay, engagement and dismissal", async ({ page, shop }) => {
  await page.addInitScript(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(window, { heard });
    for (const name of [
      "moment",
      "decision",
      "overlay:before",
      "overlay:shown",
      "overlay:engaged",
      "overlay:dismissed",
    ]) {
      document.addEventListener(`waverly:${name}`, () => heard.push(name));
    }
  });
  const card = await bring(page, shop, faq);
  await card.getByText("How long can I return it?").click();
  await card.getByRole("button", { name: "Close" }).click();
  const heard = await page.evaluate(() => /** @type {any} */ (window).heard);
  expect(heard).toEqual([
    "moment",
    "decision",
    "overlay:before",
    "overlay:shown",
    "overlay:engaged",
    "overlay:dismissed",
  ]);
});

test("while one is open nothing is asked", async ({ page, shop }) => {
  await bring(page, shop, message);
  await page.mouse.move(400, 300);
  await page.clock.runFor(12_000);
  await page.clock.runFor(12_000);
  expect((await moments(shop, "pause")).length).toBe(1);
  expect(shop.batches.filter(({ ask }) => ask)).toHaveLength(1);
});

test("a route change takes it away without calling it a dismissal", async ({ page, shop }) => {
  await bring(page, shop, message);
  await page.evaluate(() => history.pushState({}, "", "/p/other"));
  await expect(page.locator("waverly-help")).toHaveCount(0);
  await page.clock.runFor(12_000);
  expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
});

for (const purpose of ["analytics", "personalization"])
  test(`withdrawing consent to ${purpose} takes it away`, async ({ page, shop }) => {
    await bring(page, shop, message);
    await page.evaluate((name) => window.waverly("consent", { [name]: false }), purpose);
    await expect(page.locator("waverly-help")).toHaveCount(0);
  });

for (const kind of KINDS) {
  test(`opening and closing a ${kind} moves nothing on the page`, async ({ page, shop }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        const host = /** @type {any} */ (window);
        for (const entry of /** @type {any[]} */ (list.getEntries())) host.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const card = await bring(page, shop, OVERLAYS[kind]);
    const place = await page.locator("h1").boundingBox();
    await card.getByRole("button", { name: "Close" }).click();
    expect(await page.locator("h1").boundingBox()).toEqual(place);
    expect(await page.evaluate(() => /** @type {any} */ (window).shift)).toBe(0);
  });
}

test("a page that shouts at every element does not reach the overlay", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { display: block !important; opacity: .2 !important; font-size: 40px !important; transform: scale(2) !important; position: static !important; pointer-events: none !important; color: red !important } html { font-size: 62.5% }",
      );
      document.adoptedStyleSheets = [sheet];
    }),
  );
  answerWith(shop, message);
  await arrive(page, shop);
  await hesitateByKeyboard(page);
  const card = page.locator("waverly-help .card");
  await expect(card).toBeVisible();
  const box = await card.boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  expect(box?.width).toBeLessThan(400);
  expect(await card.evaluate((node) => getComputedStyle(node).fontSize)).toBe("16px");
  expect(
    await page
      .locator("waverly-help")
      .evaluate((node) => [getComputedStyle(node).opacity, getComputedStyle(node).position]),
  ).toEqual(["1", "fixed"]);
  await card.getByRole("button", { name: "Close" }).click();
  await expect(card).toHaveCount(0);
});

/** Presses the button without a choice. @param {import("@playwright/test").Page} page */
async function pressInVain(page) {
  await page.locator("#add").evaluate((button) => button.toggleAttribute("disabled", true));
  await page.locator("#add").click({ force: true });
  await page.clock.runFor(3000);
}

/** A button of a shop: ink at rest, and on the way to rust for whoever is at it. */
const RUST_WHEN_HOVERED = `#add { background: rgb(20, 20, 20); color: rgb(250, 250, 250) }
  #add:is(:hover, :focus, :disabled) { background: rgb(160, 70, 20) }
  #add:hover { transition: background-color 2s }`;

/** @param {import("@playwright/test").Page} page @param {boolean} isDisabled whether nothing can be bought before a choice */
const dressButton = (page, isDisabled) =>
  page.addInitScript(
    ({ styles, disabled }) =>
      addEventListener("DOMContentLoaded", () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        document.adoptedStyleSheets = [sheet];
        const add = /** @type {HTMLButtonElement} */ (document.querySelector("#add"));
        add.disabled = disabled;
        add.addEventListener("click", () => {
          const alert = document.createElement("p");
          alert.role = "alert";
          alert.textContent = "Please choose a size";
          add.form?.append(alert);
        });
        addEventListener("change", () => {
          add.disabled = false;
        });
      }),
    { styles: RUST_WHEN_HOVERED, disabled: isDisabled },
  );

/** @param {import("@playwright/test").Page} page @param {import("@playwright/test").Locator} card */
async function looksAtRest(page, card) {
  await expect(page.locator("#add")).not.toHaveCSS("background-color", "rgb(20, 20, 20)");
  await expect(card.locator(".action").first()).toHaveCSS("background-color", "rgb(20, 20, 20)");
}

test("a card looks like the store's button at rest, not as under the pointer", async ({ page, shop }) => {
  await dressButton(page, false);
  const waver = async () => {
    await page.locator("#add").click();
    await page.clock.runFor(3000);
  };
  await looksAtRest(page, await bring(page, shop, message, { waver }));
});

test("a card looks like a button that could be pressed only after a choice", async ({ page, shop }) => {
  await dressButton(page, true);
  const waver = async () => {
    for (const size of ["41", "42", "41", "42"]) {
      await page.clock.runFor(1500);
      await page.getByLabel(size).check();
    }
    await page.locator("#add").hover();
    await page.clock.runFor(1500);
  };
  await looksAtRest(page, await bring(page, shop, message, { waver }));
});

/** @param {import("@playwright/test").Page} page */
const putIntoCart = (page) =>
  page.evaluate(() =>
    /** @type {any} */ (window).waverly("track", "add_to_cart", { product: "zx", quantity: 1, price: 120 }),
  );

test("help with a choice leaves once the product is in the cart, and is not told as closed", async ({
  page,
  shop,
}) => {
  await bring(page, shop, message, { waver: () => pressInVain(page) });
  await putIntoCart(page);
  await expect(page.locator("waverly-help")).toHaveCount(0);
  await eventually(page, shop, "add_to_cart");
  expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
});

test("help with anything else stays when the product is put into the cart", async ({ page, shop }) => {
  const card = await bring(page, shop, message);
  await putIntoCart(page);
  await eventually(page, shop, "add_to_cart");
  await expect(card).toBeVisible();
});

test("help with a size leaves once a size is chosen, and is not told as closed", async ({ page, shop }) => {
  await bring(page, shop, message, { waver: () => pressInVain(page) });
  await page.locator("#note").click();
  await page.clock.runFor(2000);
  await expect(page.locator("waverly-help .card")).toBeVisible();
  await page.getByLabel("42").check();
  await expect(page.locator("waverly-help")).toHaveCount(0);
  await page.clock.runFor(12_000);
  expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
});

test("help with anything else stays when a size is chosen", async ({ page, shop }) => {
  const card = await bring(page, shop, message);
  await page.getByLabel("42").check();
  await page.clock.runFor(3000);
  await expect(card).toBeVisible();
});

for (const [what, markup] of [
  ["a dialog", '<div role="dialog" aria-modal="true" class="box">Sizes</div>'],
  [
    "a drawer that nothing calls a dialog",
    '<div class="box" style="inset: 30% 0 0; position: fixed">Sizes</div>',
  ],
]) {
  test(`a sheet gives way to ${what} of the shop, and is not told as closed`, async ({ page, shop }) => {
    const card = await bringSheet(page, shop);
    await page.locator("#live").evaluate((button, html) => {
      button.addEventListener("click", () => document.body.insertAdjacentHTML("beforeend", html ?? ""));
    }, markup);
    await page.locator("h1").click();
    await page.clock.runFor(2000);
    await expect(card).toBeVisible();
    await page.locator("#live").click();
    await expect(page.locator("waverly-help")).toHaveCount(0);
    await page.clock.runFor(12_000);
    expect(shop.eventsOf("overlay_dismissed")).toEqual([]);
  });
}

test("a sheet on its way gives way to what opens only after it has come", async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  /** @type {import("@playwright/test").Route[]} */
  const held = [];
  await page.route("**/assets/sheet-*.js", (route) => void held.push(route));
  answerWith(shop, { ...message, format: "sheet" });
  await arrive(page, shop);
  await standStill(page);
  await page.locator("#live").evaluate((button) => {
    const open = () =>
      document.body.insertAdjacentHTML(
        "beforeend",
        '<div role="dialog" aria-modal="true" class="box">Sizes</div>',
      );
    button.addEventListener("click", () => setTimeout(open, 400));
  });
  await pressInVain(page);
  await expect.poll(() => held.length).toBe(1);
  await page.locator("#live").click();
  await held[0]?.continue();
  await expect(page.locator("waverly-help .card")).toBeVisible();
  await page.clock.runFor(600);
  await expect(page.locator("waverly-help")).toHaveCount(0);
});

test("a press sets no timer for help that nobody has asked for", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    const set = window.setTimeout;
    const delays = /** @type {unknown[]} */ ([]);
    Object.assign(window, { delays });
    window.setTimeout = /** @type {any} */ (
      (/** @type {any} */ ...args) => {
        delays.push(args[1]);
        return set(.../** @type {[any]} */ (args));
      }
    );
  });
  await page.locator("h1").click();
  expect(await page.evaluate(() => /** @type {any} */ (window).delays)).not.toContain(500);
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true });

  test("a sheet gives way to the keyboard", async ({ page, shop }) => {
    await bringSheet(page, shop);
    await page.locator("#note").tap();
    await expect(page.locator("waverly-help")).toHaveCount(0);
  });
});

/** @param {import("@playwright/test").Page} page @param {import("../support/test.js").Shop} shop */
async function bringSheet(page, shop) {
  await page.setViewportSize({ width: 360, height: 740 });
  const card = await bring(page, shop, { ...message, format: "sheet" }, { waver: () => pressInVain(page) });
  await expect(card).toHaveClass(/pinned/);
  return card;
}
