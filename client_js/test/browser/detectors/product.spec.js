import { expect, test } from "../../support/test.js";
import {
  arrive,
  gathered,
  hide,
  moments,
  refute,
  settle,
  show,
  standStill,
  wheel,
} from "../../support/visit.js";

test("copying the product's name is a moment, and the text stays in the browser", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("h1").dblclick();
  await page.locator("h1").click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  const [moment] = await moments(shop, "title_copied");
  expect(moment?.["share"]).toBeGreaterThanOrEqual(0.6);
  expect(Object.keys(moment ?? {})).not.toContain("text");
});

test("copying something else is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.getByText("A light trail runner").click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.mouse.click(20, 200);
  await refute(page, shop, "title_copied");
});

test("trying sizes to and fro is a moment", async ({ page, shop }) => {
  await arrive(page, shop);
  for (const size of ["41", "42", "41", "42"]) {
    await page.getByLabel(size).check();
    await page.clock.runFor(1500);
  }
  expect((await moments(shop, "variant_toggle"))[0]).toMatchObject({ option: "size", changes: 4 });
});

/** A product whose sizes are buttons, the guide among them. */
const BUTTONS = `<title>Alpine Jacket</title>
  <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
  <main><h1>Alpine Jacket</h1><p class="price">€129.00</p>
    <fieldset><legend>Size</legend>
      <button type="button" aria-pressed="true">S</button> <button type="button" aria-pressed="false">M</button>
      <button type="button" aria-pressed="false">L</button> <button type="button">Size guide</button></fieldset>
    <button>Add to cart</button></main>
  <script>for (const each of document.querySelectorAll("[aria-pressed]")) each.onclick = () => {
    for (const other of document.querySelectorAll("[aria-pressed]")) other.ariaPressed = String(other === each);
  }</script>`;

for (const [what, presses, option] of /** @type {[string, string[], string | undefined][]} */ ([
  ["sizes to and fro that are buttons", ["M", "L", "M", "L"], "size"],
  ["the same size again and again", ["M", "M", "M", "M"], undefined],
  ["a size and the guide in turn", ["M", "Size guide", "M", "Size guide", "M"], undefined],
])) {
  test(`pressing ${what} is ${option ? "a moment" : "none"}`, async ({ page, shop }) => {
    shop.pages.set("/p/buttons", { text: BUTTONS });
    await arrive(page, shop, { path: "/p/buttons" });
    for (const name of presses) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.clock.runFor(1500);
    }
    if (!option) return refute(page, shop, "variant_toggle");
    expect((await moments(shop, "variant_toggle"))[0]).toMatchObject({ option, changes: 4 });
  });
}

test("colours beside the form, where some themes have them, are variants, too", async ({ page, shop }) => {
  const text = BUTTONS.replace(
    "<button>Add to cart</button>",
    `<p>${["Red", "Blue"].map((name) => `<label><input type="radio" name="Color" value="${name}">${name}</label>`).join("")}</p>
     <form action="/cart/add"><button>Add to cart</button></form>`,
  );
  shop.pages.set("/p/colours", { text });
  await arrive(page, shop, { path: "/p/colours" });
  for (const name of ["Blue", "Red", "Blue", "Red", "Blue", "Red"]) {
    await page.getByLabel(name).check();
    await page.clock.runFor(1500);
  }
  expect((await moments(shop, "variant_toggle"))[0]).toMatchObject({ option: "variant" });
});

test("a shop that asks for the choice in a box of the browser's asks for it", async ({ page, shop }) => {
  page.on("dialog", async (dialog) => {
    await page.waitForTimeout(1600); // to read it
    await dialog.accept();
  });
  await arrive(page, shop);
  await page
    .locator("#add")
    .evaluate((button) => button.addEventListener("click", () => alert("Please choose a size")));
  await page.locator("#add").click();
  await page.clock.runFor(2000);
  await moments(shop, "choice_missing");
});

for (const [what, isChosen] of /** @type {[string, boolean][]} */ ([
  ["waits until somebody is there for five seconds", false],
  ["is none once the choice was made meanwhile", true],
])) {
  test(`a press at once without a size ${what}`, async ({ page, shop }) => {
    await arrive(page, shop, { active_ms: 0 });
    await page.locator("#add").evaluate((button) => button.toggleAttribute("disabled", true));
    await page.locator("#add").click({ force: true });
    expect(shop.eventsOf("choice_missing")).toEqual([]);
    if (isChosen) await page.getByLabel("42").check();
    await page.clock.runFor(3000);
    if (isChosen) await refute(page, shop, "choice_missing");
    else expect(await moments(shop, "choice_missing")).toHaveLength(1);
  });
}

test("a page that was left right after the press, and so is late, asked for nothing", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await page.locator("#add").click();
  await hide(page);
  await show(page);
  await page.clock.fastForward(5000); // what waited goes on when the page is back
  await refute(page, shop, "choice_missing");
});

test("a choice that is missing is noticed, whatever the shop stops on its document", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() =>
    document.addEventListener("pointerup", (event) => event.stopImmediatePropagation(), true),
  );
  await arrive(page, shop);
  await page.locator("#add").evaluate((button) => button.toggleAttribute("disabled", true));
  await page.locator("#add").click({ force: true });
  await moments(shop, "choice_missing");
});

test("choosing among sizes without returning is none", async ({ page, shop }) => {
  await arrive(page, shop);
  for (const size of ["41", "42", "43"]) {
    await page.getByLabel(size).check();
    await page.clock.runFor(1500);
  }
  await refute(page, shop, "variant_toggle");
});

test("running through sizes with the arrow keys is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.getByLabel("41").focus();
  for (let press = 0; press < 8; press += 1) await page.keyboard.press("ArrowDown");
  await refute(page, shop, "variant_toggle");
});

/** Looks at what stands further down for some time, and comes back. @param {import("@playwright/test").Page} page @param {number} look_ms */
async function lookBelow(page, look_ms) {
  await wheel(page, 1600);
  await gathered(page);
  await page.clock.runFor(look_ms);
  await wheel(page, -1600);
  await gathered(page);
  await page.clock.runFor(500);
}

test("a section seen three times within ninety seconds is reread", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.mouse.move(400, 400);
  for (let visit = 0; visit < 3; visit += 1) await lookBelow(page, 2000);
  expect((await moments(shop, "section_reread", 1))[0]?.["entries"]).toBe(3);
});

test("seen twice and passed by once more it is not", async ({ page, shop }) => {
  await arrive(page, shop);
  await standStill(page);
  await page.mouse.move(400, 400);
  for (const look_ms of [2000, 2000, 1]) await lookBelow(page, look_ms);
  await refute(page, shop, "section_reread");
});

/**
 * A product whose price stands in a box that is placed so, and goes out of the window while the page is scrolled down.
 *
 * @param {import("../../support/test.js").Shop} shop @param {string} style
 */
function openPriceIn(shop, style) {
  const text = `<title>Teapot</title><script type="application/ld+json">{"@type":"Product","name":"Teapot","sku":"T-1","offers":{"price":"39.00","priceCurrency":"EUR"}}</script>
    <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
    <main><h1>Teapot</h1><div style="height: 900px"><div id="box" style="${style}"><p><span class="price">€39.00</span></p><button>Add to cart</button></div></div>
    <div style="height: 3000px"></div></main>
    <script>addEventListener("scroll", () => { if (!box.dataset.still) box.style.transform = scrollY > 300 ? "translateY(-900px)" : ""; });</script>`;
  shop.pages.set("/products/teapot", { text });
}

/** Glances at what stands further down, and stays with what is above. @param {import("@playwright/test").Page} page */
async function comeBack(page) {
  await lookBelow(page, 100);
  await page.clock.runFor(2000);
}

test("a price in a bar that slides in at each turn is not reread by that", async ({ page, shop }) => {
  openPriceIn(shop, "position: fixed; top: 0; height: 90px");
  await arrive(page, shop, { path: "/products/teapot" });
  await page.mouse.move(400, 400);
  for (let visit = 0; visit < 4; visit += 1) await comeBack(page);
  await refute(page, shop, "section_reread");
});

test("a price in a column that stays beside the pictures for a while is", async ({ page, shop }) => {
  openPriceIn(shop, "position: sticky; top: 0; height: 600px");
  await arrive(page, shop, { path: "/products/teapot" });
  await page.mouse.move(400, 400);
  for (let visit = 0; visit < 3; visit += 1) await comeBack(page);
  expect(await moments(shop, "section_reread")).toMatchObject([{ section: "price" }]);
});

/**
 * Goes to the sizes by keyboard for some time and on to what follows them.
 *
 * @param {import("@playwright/test").Page} page @param {number} stay_ms
 */
async function tabThrough(page, stay_ms) {
  await page.keyboard.press("Shift+Tab");
  await page.clock.runFor(stay_ms);
  await page.keyboard.press("Tab");
  await page.clock.runFor(500);
}

test("sizes that the keyboard comes back to three times are reread", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#guide").focus();
  for (let visit = 0; visit < 3; visit += 1) await tabThrough(page, 2000);
  expect(await moments(shop, "section_reread")).toMatchObject([{ section: "size-options", entries: 3 }]);
});

test("sizes that the keyboard only passes through are not", async ({ page, shop }) => {
  await arrive(page, shop);
  await standStill(page);
  await page.locator("#guide").focus();
  for (const stay_ms of [2000, 2000, 300, 300]) await tabThrough(page, stay_ms);
  await refute(page, shop, "section_reread");
});

test("going from size to size within them is one visit", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#guide").focus();
  await page.keyboard.press("Shift+Tab");
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press("ArrowDown");
    await page.clock.runFor(2000);
  }
  await refute(page, shop, "section_reread");
});

test("sizes pressed with the mouse are not reread by that", async ({ page, shop }) => {
  await arrive(page, shop);
  for (const size of ["41", "42", "43"]) {
    await page.getByLabel(size).check();
    await page.clock.runFor(2000);
    await page.locator("#note").click();
  }
  await refute(page, shop, "section_reread");
});

test("coming back to a product after a listing is to and fro", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.goto(`${shop.origin}/c/shoes`);
  await settle(page);
  await page.goto(`${shop.origin}/p/zx`);
  await settle(page);
  await page.clock.runFor(7000);
  expect((await moments(shop, "listing_pogo"))[0]).toMatchObject({ views: 2, product: "ZX-1" });
});

/**
 * Opens products one after another, each from the listing, and looks at each for so long; then goes back to the listing.
 *
 * @param {import("@playwright/test").Page} page @param {import("../../support/test.js").Shop} shop
 * @param {string[]} names @param {number} look_ms @param {() => Promise<void>} [then]
 */
async function lookAt(page, shop, names, look_ms, then = async () => {}) {
  for (const name of names) {
    const text = `<title>${name}</title><script type="application/ld+json">{"@type":"Product","name":"${name}","sku":"${name}-1","offers":{"price":"9.00","priceCurrency":"EUR"}}</script>
      <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
      <main><h1>${name}</h1><p class="price">€9.00</p><button>Add to cart</button></main>`;
    shop.pages.set(`/p/${name}`, { text });
    await page.goto(`${shop.origin}/p/${name}`);
    await settle(page);
    await page.clock.runFor(look_ms);
    await then();
    await page.goto(`${shop.origin}/c/shoes`);
    await settle(page);
  }
  await page.clock.runFor(7000);
}

test("three products looked at briefly from one listing are to and fro", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/c/shoes" });
  await lookAt(page, shop, ["Mug", "Cup", "Jug"], 3000);
  const [moment] = await moments(shop, "listing_pogo");
  expect(moment?.["views"]).toBe(3);
  expect(moment?.["span_ms"]).toBeLessThan(300_000);
});

for (const [what, names, look_ms] of /** @type {[string, string[], number][]} */ ([
  ["two of them", ["Mug", "Cup"], 3000],
  ["three looked at for a quarter of a minute each", ["Mug", "Cup", "Jug"], 15_000],
])) {
  test(`${what} are none`, async ({ page, shop }) => {
    await arrive(page, shop, { path: "/c/shoes" });
    await lookAt(page, shop, names, look_ms);
    await refute(page, shop, "listing_pogo");
  });
}

test("three looked at for long, but for a moment after a reload, are none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/c/shoes" });
  await lookAt(page, shop, ["Mug", "Cup", "Jug"], 14_000, async () => {
    await page.reload();
    await settle(page);
    await page.clock.runFor(2000);
  });
  await refute(page, shop, "listing_pogo");
});

test("a reload is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.reload();
  await settle(page);
  await refute(page, shop, "listing_pogo", 8000);
});

test("a search that voices a doubt is a moment, with what it is about", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/search?q=refund+policy+mara%40example.com" });
  const [moment] = await moments(shop, "friction_search");
  expect(moment).toMatchObject({ topic: "returns", query: "refund policy [email]" });
  expect(shop.eventsOf("searched")).toHaveLength(1);
});

test("a search that finds nothing is a moment", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const results = document.querySelector("#results");
      if (results) results.textContent = "No results found";
    }),
  );
  await arrive(page, shop, { path: "/search?q=snowboard" });
  expect((await moments(shop, "friction_search"))[0]).toMatchObject({ topic: "other", results: 0 });
});

test("the owner's own words of doubt are asked for and outweigh the rest", async ({ page, shop }) => {
  shop.companion.lexicon = { innocent: "", doubts: [["trust", "\\bfellway club\\b"]] };
  await arrive(page, shop, { path: "/search?q=fellway+club" });
  expect((await moments(shop, "friction_search"))[0]).toMatchObject({ topic: "trust" });
});

test("an ordinary search is none", async ({ page, shop }) => {
  await arrive(page, shop, { path: "/search?q=trail+shoes" });
  await refute(page, shop, "friction_search");
});

test("products opened from a listing in tabs of their own are none", async ({ page, shop, context }) => {
  await arrive(page, shop, { path: "/c/shoes" });
  await page.evaluate(() =>
    document.querySelector("main")?.insertAdjacentHTML("beforeend", '<a href="/p/zx" id="tab">ZX Elite</a>'),
  );
  for (let count = 0; count < 3; count += 1) {
    const opened = context.waitForEvent("page");
    await page.locator("#tab").click({ modifiers: ["ControlOrMeta"] });
    const tab = await opened;
    await settle(tab);
    await tab.clock.runFor(6000);
    await tab.close();
  }
  await refute(page, shop, "listing_pogo");
});

test("a section higher than a screen and a half, which comes and goes while it is read, is not reread", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      for (const other of document.querySelectorAll(".columns")) other.remove();
      document
        .querySelector("main")
        ?.insertAdjacentHTML("afterbegin", "<h1>ZX Elite</h1><button>Add to cart</button>");
      document.querySelector("[data-waverly=specs]")?.setAttribute("style", "height: 1300px");
      document.querySelector("[data-waverly=reviews]")?.remove();
    }),
  );
  await arrive(page, shop);
  await page.mouse.move(400, 400);
  for (let visit = 0; visit < 3; visit += 1) await lookBelow(page, 2000);
  await refute(page, shop, "section_reread");
});
