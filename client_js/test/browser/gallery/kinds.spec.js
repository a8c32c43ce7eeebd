/** What each kind does when it is used. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { EXAMPLES, enter, preview, shut } from "../../support/gallery.js";
import { answerWith, bring, hesitate } from "../../support/overlays.js";
import { productPageWith } from "../../support/shop.js";
import { expect, test } from "../../support/test.js";
import { arrive, eventually, forgetFired, moments, sleep } from "../../support/visit.js";

const FIXTURES = path.resolve(import.meta.dirname, "../../fixtures");

/** @param {string} kind @param {object} [changes] */
const example = (kind, changes) => ({ ...EXAMPLES[kind]?.overlay, ...changes });

/** A shopper who is signed in, and wavers. @param {import("@playwright/test").Page} page */
async function signedIn(page) {
  await page.evaluate(() => window.waverly("identify", { id: "c_1", email: "sam@example.com" }));
  await hesitate(page);
}

test("reviews are turned by buttons, one at a time, and never by themselves", async ({ page, shop }) => {
  const card = await bring(page, shop, example("review"));
  await expect(card.getByText("Wet roots, loose scree")).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(card.getByText("Two seasons")).toBeHidden();
  await card.getByRole("button", { name: "Next" }).click();
  await expect(card.getByRole("group", { name: "2 of 3" })).toContainText("Two seasons, about 900 km");
  await expect(card.getByText("Wet roots")).toBeHidden();
});

test("a quote in another language is marked up and says so; shares are written as the language does", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  const quote = { text: "It fits. Paid 45.50 EUR.", author: "Ana", rating: 5, lang: "en" };
  const rating = { average: 4.5, count: 4, distribution: [0.5, 0.5, 0, 0, 0] };
  const card = await preview(page, "review", "corner", { lang: "de", quote, more: [], rating });
  await expect(card.locator("blockquote")).toHaveAttribute("lang", "en");
  await expect(card.locator("blockquote")).toHaveText(quote.text);
  await expect(card.getByText("Auf Englisch geschrieben")).toBeVisible();
  await expect(card.getByText("50\u00a0%")).toHaveCount(2);
});

test("a comparison is a table with headers, what differs first, each product a link", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  const card = await preview(page, "comparison", "modal");
  const table = card.getByRole("table", { name: "How the ZX Elite compares" });
  await expect(table.getByRole("rowheader")).toHaveText(["Weight", "Drop", "Fit", "Rating", "Made for"]);
  await expect(table.getByRole("columnheader")).toHaveCount(4);
  await expect(table.getByRole("link", { name: "Scree 2" })).toHaveAttribute(
    "href",
    `${shop.origin}/p/scree-2`,
  );
  await expect(table.getByRole("cell")).toHaveCount(15);
});

test("on a phone the names that are compared are seen at once", async ({ page, shop }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await enter(page, shop);
  const actions = [{ type: "dismiss", label: "See all details" }];
  const card = await preview(page, "comparison", "sheet", { actions });
  const link = card.getByRole("link", { name: "Scree 2" });
  const [name, below] = await Promise.all([link.boundingBox(), card.locator(".actions").boundingBox()]);
  expect((name?.y ?? 0) + (name?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
});

test("a guarantee follows the cart without a reload", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "guarantee", "corner");
  await expect(card.getByRole("status")).toHaveText("€26 more and delivery is free.");
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent("waverly:cart", { detail: { value: 104, currency: "EUR" } })),
  );
  await expect(card.getByRole("status")).toHaveText("Delivery is free for this cart.");
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent("waverly:cart", { detail: { value: 9, currency: "USD" } })),
  );
  await expect(card.getByRole("status")).toHaveText("Delivery is free for this cart.");
});

test("what the data layer says of the cart reaches a guarantee", async ({ page, shop }) => {
  const card = await bring(page, shop, example("guarantee"));
  await page.evaluate(() => {
    window.dataLayer ??= [];
    window.dataLayer.push({ event: "view_cart", ecommerce: { value: 120, currency: "EUR", items: [] } });
  });
  await expect(card.getByRole("status")).toHaveText("Delivery is free for this cart.");
});

for (const [said, product, expected] of /** @type {const} */ ([
  ["what it costs", { item_id: "B-2", price: 30, quantity: 1 }, "Delivery is free for this cart."],
  ["that it costs too little", { item_id: "B-2", price: 5, quantity: 2 }, "€16 more and delivery is free."],
])) {
  test(`a guarantee follows what is put into the cart by ${said}`, async ({ page, shop }) => {
    const card = await bring(page, shop, example("guarantee"));
    await expect(card.getByRole("status")).toHaveText("€26 more and delivery is free.");
    await page.evaluate((item) => {
      window.dataLayer ??= [];
      window.dataLayer.push({ event: "add_to_cart", ecommerce: { currency: "EUR", items: [item] } });
    }, product);
    await expect(card.getByRole("status")).toHaveText(expected);
  });
}

test("a guarantee asks the platform what the cart is worth now", async ({ page, shop }) => {
  await page.route("**/cart.js", (route) =>
    route.fulfill({ json: { items: [], total_price: 10_100, currency: "EUR" } }),
  );
  const shopify = await productPageWith(shop, '<meta name="shopify-digital-wallet" content="/1">');
  const card = await bring(page, shop, example("guarantee"), { path: shopify });
  await page.evaluate(() => {
    window.dataLayer ??= [];
    window.dataLayer.push({ event: "add_to_cart", ecommerce: { items: [{ item_id: "B-2" }] } });
  });
  await expect(card.getByRole("status")).toHaveText("Delivery is free for this cart.");
});

test("a guarantee that nobody can follow any more goes", async ({ page, shop }) => {
  const card = await bring(page, shop, example("guarantee"));
  await page.evaluate(() => {
    window.dataLayer ??= [];
    window.dataLayer.push({ event: "add_to_cart", ecommerce: { items: [{ item_id: "B-2" }] } });
  });
  await expect(card).toHaveCount(0);
});

test("delivery is told for two countries, in the page's language", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "shipping", "corner", { lang: "de" });
  await expect(card).toContainText("4,90 €");
  await expect(card.locator("dt")).toHaveText("Lieferung");
  await expect(card).toContainText("Noch 26 € bis zur kostenlosen Lieferung");
  await card.getByLabel("Lieferung nach").selectOption("Frankreich");
  await expect(card).toContainText("9,90 €");
  await expect(card).toContainText("4 bis 6 Tage");
});

test("amounts and counted words are written as the language does", async ({ page, shop }) => {
  await enter(page, shop);
  const body =
    "{2, plural, one {# Paar} other {# Paare}} für 45.50 EUR, {1, plural, one {# Paar} other {# Paare}}.";
  const card = await preview(page, "message", "corner", { lang: "de-AT", body });
  await expect(card).toContainText("2 Paare für € 45,50, 1 Paar.");
  await expect(card.getByRole("button", { name: "Schließen" })).toBeVisible();
});

test("what pressing a button accepts has been in view before the button is", async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await enter(page, shop);
  for (const kind of ["reminder", "alert", "save_cart", "question"]) {
    const card = await preview(page, kind, "sheet");
    const [terms, button] = [card.locator(".agree"), card.locator("button[type=submit]")];
    await button.scrollIntoViewIfNeeded();
    const [above, below] = [await terms.boundingBox(), await button.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0), kind).toBeLessThanOrEqual(below?.y ?? 0);
    await expect(terms, kind).toBeInViewport();
    await shut(card);
  }
});

for (const [kind, changes, ours, stores] of /** @type {const} */ ([
  ["shipping", {}, ["Deliver to", "Delivery", "2 to 3 days"], "What delivery costs"],
  ["review", {}, ["10 reviews", "5 out of 5 stars", "Next"], "Mara K., verified buyer"],
  ["offer", { title: "For dig" }, ["Copy", "Conditions"], "For dig"],
  ["slider", {}, ["Lower", "Higher"], "Very hard"],
])) {
  test(`in a card of ${kind} in a language we have no words in, each English word of ours is marked`, async ({
    page,
    shop,
  }) => {
    await enter(page, shop);
    const card = await preview(page, kind, "corner", { lang: "da", ...changes });
    for (const word of ours)
      await expect(
        card
          .getByText(word, { exact: true })
          .or(card.getByLabel(word, { exact: true }))
          .first(),
      ).toHaveAttribute("lang", "en");
    const { lang } = await card
      .getByText(stores)
      .first()
      .evaluate((node) => ({
        lang: node.closest("[lang]")?.getAttribute("lang") ?? null,
      }));
    expect(lang, "what the store wrote is in its own language").toBeNull();
    await shut(card);
    const english = await preview(page, kind, "corner", changes);
    await expect(english.locator("[lang]")).toHaveCount(0);
  });
}

test("what a campaign has in another language than the card is marked as such, wherever it stands", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  const foreign = { lang: "en", keys: ["body", "actions", "why"] };
  const card = await preview(page, "message", "corner", { lang: "de", title: "Welche Größe?", foreign });
  for (const said of ["The ZX Elite runs slightly small", "Open the size guide", "No, thanks"])
    expect(await card.locator("p, button").filter({ hasText: said }).evaluate(spokenIn), said).toBe("en");
  expect(await card.locator(".why p").evaluate(spokenIn)).toBe("en");
  for (const own of ["h2", ".close", ".why summary", ".why a"])
    expect(await card.locator(own).evaluate(spokenIn), own).toBe("de");
});

for (const [kind, keys, use, said] of /** @type {const} */ ([
  ["poll", ["thanks", "options"], "A new pair", "Thank you. We will show what fits."],
  ["quiz", ["questions"], "Mud and roots", "Where do you run most?"],
  ["faq", ["items"], "What does sending back cost?", "Nothing, from every country"],
  ["slider", ["low", "high"], "Very easy", "Very hard"],
])) {
  test(`words of another language in a ${kind} are marked when they come`, async ({ page, shop }) => {
    await enter(page, shop);
    const card = await preview(page, kind, "corner", { lang: "de", foreign: { lang: "en", keys } });
    await card.getByText(use).click();
    for (const text of [use, said]) expect(await card.getByText(text).evaluate(spokenIn)).toBe("en");
    expect(await card.locator(".why summary").evaluate(spokenIn)).toBe("de");
  });
}

/** The language an element is read in. @param {Element} node */
const spokenIn = (node) => {
  const { host } = /** @type {ShadowRoot} */ (node.getRootNode());
  return (node.closest("[lang]") ?? host).getAttribute("lang");
};

test("what changes to the card's language is marked no more", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "guarantee", "corner", {
    lang: "de",
    reached: "Die Lieferung ist kostenlos.",
    foreign: { lang: "en", keys: ["missing"] },
  });
  const status = card.getByRole("status");
  expect(await status.evaluate(spokenIn)).toBe("en");
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent("waverly:cart", { detail: { value: 104, currency: "EUR" } })),
  );
  await expect(status).toHaveText("Die Lieferung ist kostenlos.");
  expect(await status.evaluate(spokenIn)).toBe("de");
});

test("the small button before a dialog says in which language its title is", async ({ page, shop }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const foreign = { lang: "en", keys: ["title"] };
  const chip = await bring(page, shop, example("message", { format: "modal", lang: "de", foreign }));
  expect(await chip.locator(".offer").evaluate(spokenIn)).toBe("en");
  expect(await chip.locator(".close").evaluate(spokenIn)).toBe("de");
});

test("a carousel in a language we have no words in is described by none of ours", async ({ page, shop }) => {
  await enter(page, shop);
  const danish = await preview(page, "story", "corner", { lang: "da" });
  await expect(danish.locator("[aria-roledescription]")).toHaveCount(0);
  await expect(danish.getByRole("group", { name: "1 / 3" })).toBeVisible();
  await shut(danish);
  const german = await preview(page, "story", "corner", { lang: "de" });
  await expect(german.locator(".carousel")).toHaveAttribute("aria-roledescription", "Karussell");
});

test("what is said later in English of ours is marked, too", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "reminder", "corner", { lang: "da" });
  await card.getByRole("button", { name: "Remind me" }).click();
  await expect(card.getByText("Please fill this in")).toHaveAttribute("lang", "en");
});

test("on a page in a language we have no words in, our English ones are marked as English", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  const card = await preview(page, "message", "corner", { lang: "da", title: "I tvivl om størrelsen?" });
  for (const ours of [".close", ".why summary"])
    await expect(card.locator(ours)).toHaveAttribute("lang", "en");
  await expect(card.locator("h2")).not.toHaveAttribute("lang");
  await expect(page.locator("waverly-help")).toHaveAttribute("lang", "da");
});

test("our English words read from left to right in a card that does not", async ({ page, shop }) => {
  await enter(page, shop);
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  const card = await preview(page, "message", "corner", { lang: "he", title: "לא בטוחים במידה?" });
  await expect(card).toHaveCSS("direction", "rtl");
  await expect(card.locator(".why summary")).toHaveCSS("direction", "ltr");
});

test("an address is checked when it is left, and handed in with what was agreed to", async ({
  page,
  shop,
}) => {
  const card = await bring(page, shop, example("reminder"));
  const field = card.getByLabel("Email address");
  await field.fill("sam");
  await field.blur();
  await expect(field).toHaveAccessibleDescription("Write the address like name@example.com");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("sam@example.com");
  await card.getByRole("button", { name: "Remind me" }).click();
  await expect(card.getByText("We will write tomorrow.")).toBeVisible();
  expect(shop.handedIn).toEqual([
    expect.objectContaining({
      kind: "reminder",
      email: "sam@example.com",
      agreed: true,
      decision: "d1",
      v: 1,
    }),
  ]);
});

test("nothing handed in is among the events", async ({ page, shop }) => {
  const card = await bring(page, shop, example("reminder"));
  await card.getByLabel("Email address").fill("sam@example.com");
  await card.getByRole("button", { name: "Remind me" }).click();
  await expect(card.getByText("We will write tomorrow.")).toBeVisible();
  await eventually(page, shop, "overlay_engaged");
  expect(JSON.stringify(shop.batches)).not.toContain("sam@");
});

test("what did not arrive says so and stays", async ({ page, shop }) => {
  const card = await bring(page, shop, example("question"));
  await page.route("**/v1/requests", (route) => route.fulfill({ body: "out of order" }));
  await card.getByLabel("Your question").fill("Do they fit a wide foot?");
  await card.getByLabel("Email address").fill("sam@example.com");
  await card.getByRole("button", { name: "Ask" }).click();
  await expect(card.getByRole("status")).toHaveText("That did not go through. Please try again.");
  await expect(card.getByLabel("Your question")).toHaveValue("Do they fit a wide foot?");
});

test("an alert is one press for a shopper who is signed in, for the size in view", async ({ page, shop }) => {
  const card = await bring(page, shop, example("alert"), {
    waver: () => signedIn(page),
  });
  await expect(card.getByText("We will write to sam@example.com.")).toBeVisible();
  await expect(card.getByLabel("Email address")).toHaveCount(0);
  await expect(card.getByLabel("Which one?")).toHaveValue("FW-1001-pine-43");
  await card.getByRole("button", { name: "Tell me" }).click();
  await expect(card.getByText("We will write once")).toBeVisible();
  expect(shop.handedIn[0]).toMatchObject({
    kind: "back_in_stock",
    email: "sam@example.com",
    product: { variant: "FW-1001-pine-43" },
  });
});

test("an address left once need not be written again, and the page is never told which", async ({
  page,
  shop,
}) => {
  const first = await bring(page, shop, example("reminder"));
  await first.getByLabel("Email address").fill("sam@example.com");
  await first.getByRole("button", { name: "Remind me" }).click();
  await expect(first.getByText("We will write tomorrow.")).toBeVisible();
  await forgetFired(page);
  const second = await bring(page, shop, example("alert"));
  await expect(second.getByText("We will write to the address you left here before.")).toBeVisible();
  await second.getByRole("button", { name: "Tell me" }).click();
  await expect(second.getByText("We will write once")).toBeVisible();
  expect(shop.handedIn[1]).toMatchObject({ kind: "back_in_stock", to_known: true });
  expect(shop.handedIn[1]).not.toHaveProperty("email");
});

test("another address can be written, by keyboard", async ({ page, shop }) => {
  const card = await bring(page, shop, example("reminder"), { waver: () => signedIn(page) });
  await card.getByRole("button", { name: "Another address" }).press("Enter");
  await expect(card.getByLabel("Email address")).toBeFocused();
  await card.getByLabel("Email address").fill("kim@example.com");
  await card.getByRole("button", { name: "Remind me" }).click();
  await expect(card.getByText("We will write tomorrow.")).toBeVisible();
  expect(shop.handedIn[0]).toMatchObject({ email: "kim@example.com" });
});

test("an address that is known no more is asked for again", async ({ page, shop }) => {
  await page.addInitScript(() => localStorage.setItem("waverly:address", "true"));
  const card = await bring(page, shop, example("reminder"));
  await page.route("**/v1/requests", (route) => route.fulfill({ json: { done: false } }));
  await card.getByRole("button", { name: "Remind me" }).click();
  await expect(card.getByLabel("Email address")).toBeVisible();
  await expect(card.getByRole("status")).toHaveText("That did not go through. Please try again.");
});

test("a cart goes on by phone with a code and its link", async ({ page, shop }) => {
  const card = await bring(page, shop, example("save_cart"));
  await card.getByRole("button", { name: "Continue on my phone" }).click();
  await expect(card.getByRole("img", { name: "QR code with the link to your cart" })).toBeVisible();
  await expect(card.getByRole("link", { name: "https://northbound.example/c/token" })).toBeVisible();
  expect(shop.handedIn[0]).toMatchObject({ kind: "save_cart" });
});

test("a cart is handed in line by line, as the data layer told it last", async ({ page, shop }) => {
  const card = await bring(page, shop, example("save_cart"));
  await page.evaluate(() => {
    window.dataLayer ??= [];
    const item = { item_id: "ZX-1", item_variant: "Pine, 42", sku: "ZX-1-pine-42", price: 129, quantity: 2 };
    window.dataLayer.push({ event: "view_cart", ecommerce: { value: 258, currency: "EUR", items: [item] } });
  });
  await card.getByLabel("Email address").fill("sam@example.com");
  await card.getByRole("button", { name: "Send me the link" }).click();
  await expect(card.getByText("It is on its way")).toBeVisible();
  expect(shop.handedIn[0]?.["cart"].lines).toEqual([
    { product: "ZX-1", variant: "ZX-1-pine-42", quantity: 2, price: 129 },
  ]);
});

test("a quiz asks one thing at a time and ends in what was chosen most", async ({ page, shop }) => {
  const card = await bring(page, shop, example("quiz"));
  await expect(card.getByRole("radio", { checked: true })).toHaveCount(0);
  await card.getByText("Rock and scree").click();
  await card.getByRole("button", { name: "Next" }).click();
  const second = card.getByRole("group", { name: "How far on a good day?" });
  await expect(second).toBeFocused();
  await expect(second).toHaveAccessibleDescription("2 of 2");
  await card.getByText("Further than that").click();
  await card.getByRole("button", { name: "Next" }).click();
  await expect(card.getByRole("heading", { name: "Longfell" })).toBeFocused();
  await page.clock.runFor(12_000);
  const answers = await moments(shop, "overlay_answered", 2);
  expect(answers.map(({ element, answer }) => [element, answer])).toEqual([
    ["ground", "rock"],
    ["distance", "ultra"],
  ]);
});

for (const [kind, use, answer] of /** @type {const} */ ([
  ["poll", "A new pair", "new"],
  ["missing", "My size", "size"],
])) {
  test(`an answer to a ${kind} is an event with the option's id`, async ({ page, shop }) => {
    const card = await bring(page, shop, example(kind, { element: "asked" }));
    await card.getByText(use).click();
    await expect(card.getByText("Thank you", { exact: false })).toBeVisible();
    await page.clock.runFor(12_000);
    expect((await moments(shop, "overlay_answered"))[0]).toMatchObject({ element: "asked", answer });
  });
}

test("a slider is moved by buttons and keys as well, and answers with a number", async ({ page, shop }) => {
  const card = await bring(page, shop, example("slider"));
  await card.getByRole("button", { name: "Higher" }).click();
  await card.getByRole("slider").press("ArrowRight");
  await expect(card.getByRole("slider")).toHaveValue("7");
  await card.getByRole("button", { name: "Send" }).click();
  await page.clock.runFor(12_000);
  expect((await moments(shop, "overlay_answered"))[0]).toMatchObject({ element: "slider", answer: 7 });
});

for (const stars of [1, 5]) {
  test(`whoever gives ${stars} is offered the same two routes`, async ({ page, shop }) => {
    await enter(page, shop);
    const card = await preview(page, "rating", "corner");
    await card.getByRole("radio", { name: `${stars} star${stars > 1 ? "s" : ""}` }).check();
    await expect(card.getByRole("link", { name: "Write a review" })).toBeVisible();
    await expect(card.getByRole("button", { name: "Talk to us" })).toBeVisible();
    await expect(card.locator(".star.on")).toHaveCount(stars);
  });
}

test("a call is asked for with a number, and the reason goes along", async ({ page, shop }) => {
  const card = await bring(page, shop, example("missing"));
  await card.getByText("My size").click();
  await card.getByRole("button", { name: "Call me" }).click();
  await expect(card.getByLabel("Phone number")).toBeFocused();
  await card.getByLabel("Phone number").fill("+49 30 1234567");
  await card.getByRole("button", { name: "Call me" }).last().click();
  await expect(card.locator(".status")).toHaveText("Thank you for telling us.");
  expect(shop.handedIn[0]).toMatchObject({ kind: "call_back", phone: "+49 30 1234567", text: "size" });
});

test("the chat is told what the shopper left in, and nothing else", async ({ page, shop }) => {
  const card = await bring(page, shop, example("chat"));
  await page.evaluate(() =>
    window.waverly.on("chat", (event) => Object.assign(window, { told: event.detail })),
  );
  await card.getByRole("button", { name: "Leave out Cart" }).click();
  await expect(card.getByRole("button", { name: "Leave out Page" })).toBeFocused();
  await card.getByLabel("What is it about?").fill("Do they fit?");
  await card.getByRole("button", { name: "Start the chat" }).click();
  await expect(card).toHaveCount(0);
  const told = await page.evaluate(() => /** @type {any} */ (window).told);
  expect([told.text, ...told.context.map((/** @type {any} */ item) => item.id)]).toEqual([
    "Do they fit?",
    "product",
    "page",
  ]);
});

test("a story stands still until it is played, and stops when it is touched", async ({ page, shop }) => {
  const card = await bring(page, shop, example("story"));
  await page.clock.runFor(60_000);
  await expect(card.getByRole("heading", { name: "Drawn on the hill" })).toBeVisible();
  await card.getByRole("button", { name: "Play" }).press("Enter");
  await page.mouse.move(0, 0);
  await page.clock.runFor(8100);
  await expect(card.getByRole("heading", { name: "Sewn in small runs" })).toBeVisible();
  await card.getByRole("button", { name: "Pause" }).press("Enter");
  await page.clock.runFor(60_000);
  await expect(card.getByRole("heading", { name: "Sewn in small runs" })).toBeVisible();
});

test("arrow keys turn a story the way the page runs", async ({ page, shop }) => {
  await enter(page, shop);
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  const card = await preview(page, "story", "corner");
  await card.getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(card.getByRole("heading", { name: "Sewn in small runs" })).toBeVisible();
});

test("a timer runs by the server's clock and says when it is over", async ({ page, shop }) => {
  const card = await bring(page, shop, example("timer", { left_ms: 65_000 }));
  await page.clock.runFor(5000);
  await expect(card.locator(".figures")).toContainText("01minute");
  await page.clock.runFor(61_000);
  await expect(card.getByRole("status")).toHaveText("The sale has ended.");
  await expect(card.locator(".figures")).toHaveCount(0);
});

test("a timer runs on while the device sleeps", async ({ page, shop }) => {
  const card = await bring(page, shop, example("timer", { left_ms: 3_600_000 }));
  await sleep(page, 3_600_000);
  await page.clock.runFor(2000);
  await expect(card.locator(".figures")).toHaveCount(0);
});

test("loading the page again starts no timer anew", async ({ page, shop }) => {
  const card = await bring(page, shop, example("timer", { left_ms: 30_000 }));
  await expect(card.locator(".figures")).toContainText("30");
  answerWith(shop, example("timer", { left_ms: 12_000 }));
  await arrive(page, shop);
  await forgetFired(page);
  await hesitate(page);
  await expect(page.locator("waverly-help .figures")).toContainText(/1[012]seconds/);
});

for (const kind of Object.keys(EXAMPLES)) {
  test(`what ${kind} may say later has a place readers know before it is said`, async ({ page, shop }) => {
    await enter(page, shop);
    const card = await preview(page, kind, EXAMPLES[kind]?.formats.includes("corner") ? "corner" : "sheet");
    for (const place of await card.locator("[role=status], [aria-live]").all())
      await expect(place).not.toHaveCSS("display", "none");
  });
}

test("whoever presses a button beside a scale hears the number, once", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "slider", "corner");
  await card.getByRole("button", { name: "Higher" }).click();
  await expect(card.getByRole("status").first()).toHaveText("6");
  await card.getByRole("slider").press("ArrowRight");
  await expect(card.getByRole("status").first()).toHaveText("");
});

test("an average is said once, as it is written", async ({ page, shop }) => {
  await enter(page, shop);
  const rating = { average: 4.6333, count: 128 };
  const card = await preview(page, "review", "corner", { rating });
  await expect(card.locator(".average")).toMatchAriaSnapshot(`
    - paragraph:
      - img "4.6 out of 5 stars"
      - text: 128 reviews
  `);
});

test("what is done is said by taking the focus, and not a second time", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "reminder", "corner");
  await card.getByLabel("Email address").fill("sam@example.com");
  await card.getByRole("button", { name: "Remind me" }).click();
  await expect(card.getByText("We will write tomorrow.")).toBeFocused();
  await expect(card.getByRole("status")).toHaveCount(0);
});

test("help with a form is silent while the same is left to mend", async ({ page, shop }) => {
  await enter(page, shop);
  const card = await preview(page, "form_help", "corner");
  const postcode = page.getByLabel("Postcode");
  await postcode.fill("123");
  await postcode.blur();
  const said = card.locator(".jump");
  await said.evaluate((node) => node.setAttribute("data-said", ""));
  await postcode.pressSequentially("4");
  await expect(said).toHaveAttribute("data-said");
  await postcode.pressSequentially("5");
  await expect(said).toHaveCount(0);
});

test("help with a form says what to mend when a field is left, and gives the field back", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  const card = await preview(page, "form_help", "popover");
  const postcode = page.getByLabel("Postcode");
  // Of empty fields nothing is said.
  await expect(card.getByRole("status")).toBeEmpty();
  await postcode.fill("123");
  await expect(card.getByRole("status")).toHaveText("Everything looks right so far.");
  await postcode.blur();
  await expect(card.getByRole("status")).toHaveText("1 field to correct");
  await expect(postcode).toHaveAccessibleDescription("has five digits in Germany");
  await card.getByRole("button", { name: "Postcode" }).click();
  await expect(postcode).toBeFocused();
  await postcode.fill("10115");
  await expect(card.getByRole("status")).toHaveText("Everything looks right so far.");
  // The shop knows better.
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<input aria-invalid="true">'));
  await postcode.blur();
  await expect(card.getByRole("status")).toBeEmpty();
  await card.getByRole("button", { name: "Close" }).click();
  expect(await postcode.evaluate((node) => node.getAttributeNames())).not.toContain("aria-invalid");
});

test("who is signed in has the form filled by one press, and nothing written is overwritten", async ({
  page,
  shop,
}) => {
  const text = readFileSync(path.join(FIXTURES, "checkout.html"), "utf8");
  shop.pages.set("/pay", { text: text.replace("data-site", 'data-mode="preview" data-site') });
  await page.goto(`${shop.origin}/pay`);
  await page.waitForFunction(() => Boolean(window.waverly?.context));
  const person = { email: "sam@example.com", name: "Sam Hill", "postal-code": "10115", "cc-number": "4111" };
  await page.evaluate((said) => window.waverly("identify", said), person);
  await page.getByLabel("Postcode").fill("79098");
  const card = await preview(page, "form_help", "corner");
  await expect(card.getByText("Name · E-mail", { exact: true })).toBeVisible();
  await card.getByRole("button", { name: "Fill in what the shop knows" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Sam Hill");
  await expect(page.getByLabel("E-mail")).toHaveValue("sam@example.com");
  await expect(page.getByLabel("Postcode")).toHaveValue("79098");
  await expect(page.getByLabel("Card")).toHaveValue("");
  await expect(page.getByLabel("Street")).toBeFocused();
  expect(JSON.stringify([shop.batches, shop.handedIn])).not.toMatch(/sam@|Sam Hill/);
});

test("an offer's conditions can be read, and its code copied", async ({ page, shop, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await enter(page, shop);
  const card = await preview(page, "offer", "corner");
  await card.getByText("Conditions").click();
  await expect(card.getByText("For members, once")).toBeVisible();
  await card.getByRole("button", { name: "Copy" }).click();
  await expect(card.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("HILL-2X");
});

test("an action that buys presses the store's own button", async ({ page, shop }) => {
  await enter(page, shop);
  await page.evaluate(() =>
    document.querySelector("#add")?.addEventListener("click", () => {
      document.title = "bought";
    }),
  );
  const card = await preview(page, "offer", "corner");
  await card.getByRole("button", { name: "Add to cart" }).click();
  await expect(page).toHaveTitle("bought");
});

test("a picture that does not load leaves no hole", async ({ page, shop }) => {
  await enter(page, shop);
  await page.route("**/img/**", (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: "no picture" }),
  );
  const card = await preview(page, "message", "corner", { image: { src: "/img/none.svg", alt: "A shoe" } });
  await expect(card.getByRole("img")).toHaveCount(0);
  await expect(card.getByText("slightly small")).toBeVisible();
});

test("a code reaches as far as the buttons below it, and stars begin where the text above them does", async ({
  page,
  shop,
}) => {
  await enter(page, shop);
  /** @type {(node: Element) => { left: number, right: number }} */
  const drawn = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = node.matches(".code")
      ? node.getBoundingClientRect()
      : range.getBoundingClientRect();
    return { left, right };
  };
  const offer = await preview(page, "offer", "corner");
  const last = await offer.locator(".action").last().boundingBox();
  const code = await offer.locator(".code").evaluate(drawn);
  expect(code.right).toBeCloseTo((last?.x ?? 0) + (last?.width ?? 0), 0);
  await shut(offer);
  const rating = await preview(page, "rating", "corner");
  const text = await rating.locator(".content > p").first().evaluate(drawn);
  const star = await rating.locator(".star span").first().evaluate(drawn);
  expect(Math.abs(star.left - text.left)).toBeLessThan(4);
});
