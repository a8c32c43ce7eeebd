import { expect, test } from "../../support/test.js";
import { arrive, drawn, hide, moments, refute, standStill } from "../../support/visit.js";

/**
 * Presses, each so long after the one before by the page's time, however long the machine takes.
 *
 * @param {import("@playwright/test").Page} page @param {string} selector @param {number} times @param {number} [gap_ms]
 */
async function press(page, selector, times, gap_ms = 200) {
  await standStill(page);
  for (let count = 0; count < times; count += 1) {
    await page.locator(selector).click();
    await page.clock.runFor(gap_ms);
  }
}

test("four presses on something dead are rage, and the last is a dead press", async ({ page, shop }) => {
  await arrive(page, shop);
  await press(page, "#dead", 4);
  await page.clock.runFor(3000);
  expect((await moments(shop, "rage_click"))[0]).toMatchObject({ clicks: 4, product: "ZX-1" });
  await moments(shop, "dead_click");
});

test("one press on something dead is a dead press and no rage", async ({ page, shop }) => {
  await arrive(page, shop);
  await press(page, "#dead", 1, 3000);
  await moments(shop, "dead_click");
  expect(shop.eventsOf("rage_click")).toEqual([]);
});

test("a dead control within a component of the shop's is heard, too", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    const component = document.createElement("div");
    component.id = "component";
    component.attachShadow({ mode: "open" }).innerHTML = "<p><button>Notify me</button></p>";
    document.querySelector("[data-waverly=specs]")?.append(component);
  });
  await press(page, "#component button", 1, 3000);
  await moments(shop, "dead_click");
});

for (const [shown, state] of [
  ["where the focus is", ".menu:focus-within"],
  ["where the pointer is", ".menu:hover"],
]) {
  test(`a menu that styles alone show ${shown} is no dead press, and one that stays closed is`, async ({
    page,
    shop,
  }) => {
    await arrive(page, shop);
    await page.evaluate((open) => {
      const style = `.menu ul { display: none; position: absolute } ${open} ul { display: block }`;
      const menus = ["menu", "broken"].map(
        (name) =>
          `<div class="${name}"><button id="${name}">Shoes</button><ul><li><a href="/c">Trail</a></li></ul></div>`,
      );
      document
        .querySelector("[data-waverly=specs]")
        ?.insertAdjacentHTML(
          "beforebegin",
          `<style>${style} .broken ul { display: none }</style>${menus.join("")}`,
        );
    }, state);
    await press(page, "#menu", 1, 3000);
    await press(page, "#menu", 4);
    await page.clock.runFor(3000);
    expect(shop.eventsOf("rage_click")).toEqual([]);
    await press(page, "#broken", 1, 3000);
    await moments(shop, "dead_click");
    expect(shop.eventsOf("dead_click")).toHaveLength(1);
  });
}

/** Has a countdown tick once a second. @param {import("@playwright/test").Page} page */
const tick = (page) =>
  page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const left = document.createElement("p");
      left.id = "left";
      document.querySelector("[data-waverly=specs]")?.append(left);
      let seconds = 999;
      setInterval(() => {
        seconds -= 1;
        left.textContent = `${seconds} seconds left`;
      }, 1000);
    }),
  );

test("a countdown that ticks on is no reaction: neither to one press nor to four", async ({ page, shop }) => {
  await tick(page);
  await arrive(page, shop, { active_ms: 9000 });
  await press(page, "#dead", 4);
  await page.clock.runFor(3000);
  expect((await moments(shop, "rage_click"))[0]).toMatchObject({ clicks: 4 });
  await moments(shop, "dead_click");
});

test("a carousel that turns every four seconds is no reaction", async ({ page, shop }) => {
  await page.addInitScript(() =>
    setInterval(() => {
      const photo = /** @type {HTMLElement | null} */ (document.querySelector(".photo"));
      if (photo) photo.style.translate = photo.style.translate === "1px" ? "0px" : "1px";
    }, 4000),
  );
  await arrive(page, shop, { active_ms: 16_000 });
  for (let wait = 0; wait < 2; wait += 1) {
    await press(page, "#dead", 1, 3000);
    await page.clock.runFor(1000);
  }
  await moments(shop, "dead_click");
});

test("a reaction beside a ticking countdown is one", async ({ page, shop }) => {
  await tick(page);
  await arrive(page, shop, { active_ms: 9000 });
  await press(page, "#live", 5);
  await page.clock.runFor(3000);
  await refute(page, shop, "rage_click");
  expect(shop.eventsOf("dead_click")).toEqual([]);
});

test("a place that changed a moment ago may well react", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document.querySelector("#dead")?.addEventListener("click", ({ target }) => {
        const button = /** @type {Element} */ (target);
        button.textContent = "Copied to your list";
        setTimeout(() => button.replaceChildren("Compare"), 3000);
      }),
    ),
  );
  await arrive(page, shop, { active_ms: 9000 });
  await press(page, "#dead", 3, 4000);
  await refute(page, shop, "dead_click");
});

/** Draws the page anew so often, each time by itself; returns how often an observer of ours was woken. @param {import("@playwright/test").Page} page @param {number} times */
const draw = (page, times) =>
  page.evaluate(async (count) => {
    const before = Number(document.documentElement.dataset["woken"] ?? 0);
    for (let turn = 0; turn < count; turn += 1) {
      document.querySelector("#plus")?.setAttribute("style", `rotate:${turn}deg`);
      await Promise.resolve();
    }
    return Number(document.documentElement.dataset["woken"] ?? 0) - before;
  }, times);

test("an animation does not wake us at each drawing, and presses beside it are still judged", async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    const Plain = MutationObserver;
    let woken = 0;
    window.MutationObserver = class extends Plain {
      /** @param {MutationCallback} callback */
      constructor(callback) {
        super((records, observer) => {
          const page = document.documentElement;
          if (records.every(({ target }) => target === page)) return;
          woken += 1;
          page.dataset["woken"] = String(woken);
          callback(records, observer);
        });
      }
    };
  });
  await arrive(page, shop, { active_ms: 9000 });
  expect(await draw(page, 300)).toBeGreaterThan(100);
  expect(await draw(page, 50)).toBe(0);
  await press(page, "#live", 1, 3000);
  expect(shop.eventsOf("dead_click")).toEqual([]);
  await draw(page, 50);
  await press(page, "#dead", 1, 3000);
  await moments(shop, "dead_click");
});

/** Has a press of #dead ask for something without showing anything. @param {import("@playwright/test").Page} page @param {string} script */
const onPress = (page, script) =>
  page.addInitScript(
    (text) =>
      addEventListener("DOMContentLoaded", () =>
        document.querySelector("#dead")?.setAttribute("onclick", text),
      ),
    script,
  );

/** Presses #dead, and waits until what it asked for is answered and told of: so long the page's clock goes on by itself. @param {import("@playwright/test").Page} page */
async function pressAndAsk(page) {
  const answered = page.waitForEvent("requestfinished");
  await page.locator("#dead").click();
  await answered;
  await drawn(page);
  await drawn(page);
}

/** @param {import("@playwright/test").Page} page */
const answer = (page) => page.route("**/answer?*", (route) => route.fulfill({ body: "{}" }));

test("something fetched by the press is a reaction, however much was fetched before", async ({
  page,
  shop,
}) => {
  await answer(page);
  await onPress(page, "fetch('/answer?now').then((answer) => answer.text())");
  await arrive(page, shop);
  await page.evaluate(async () => {
    for (let count = 0; count < 260; count += 1) await (await fetch(`/answer?${count}`)).text();
  });
  await pressAndAsk(page);
  await refute(page, shop, "dead_click");
});

for (const [what, script] of /** @type {[string, string][]} */ ([
  ["counts the press", "navigator.sendBeacon('/answer?beacon')"],
  ["counts it by a picture that is never shown", "new Image().src = '/answer?pixel'"],
  [
    "goes to us",
    `fetch(document.querySelector('[data-site]').src.replace('waverly.js', 'v1/collect'), { method: 'POST', body: '{"events":[]}' }).then((answer) => answer.text())`,
  ],
])) {
  test(`a request that ${what} is no reaction`, async ({ page, shop }) => {
    await answer(page);
    await onPress(page, script);
    await arrive(page, shop);
    await pressAndAsk(page);
    await page.clock.runFor(3000);
    await moments(shop, "dead_click");
  });
}

test("a request that is sent long after the press is no reaction", async ({ page, shop }) => {
  await answer(page);
  await onPress(page, "setTimeout(() => fetch('/answer?late').then((answer) => answer.text()), 1500)");
  await arrive(page, shop);
  await standStill(page);
  await page.locator("#dead").click();
  const answered = page.waitForEvent("requestfinished");
  await page.clock.runFor(2000);
  await answered;
  await drawn(page);
  await page.clock.runFor(1000);
  await moments(shop, "dead_click");
});

test("three presses are no rage", async ({ page, shop }) => {
  await arrive(page, shop);
  await press(page, "#dead", 3);
  await refute(page, shop, "rage_click");
});

test("presses more than 700 ms apart are no rage", async ({ page, shop }) => {
  await arrive(page, shop);
  await press(page, "#dead", 4, 900);
  await refute(page, shop, "rage_click");
});

test("a press on the page itself, which only takes the focus of a skip link, is no press", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await page.evaluate(() => document.querySelector("main")?.setAttribute("tabindex", "-1"));
  await page.locator("main").click({ position: { x: 2, y: 2 } });
  await refute(page, shop, "dead_click");
});

for (const [what, selector] of [
  ["a stepper", "#plus"],
  ["something that reacts", "#live"],
  ["a text field", "#note"],
  ["an option", "input[value='42']"],
]) {
  test(`pressing ${what} again and again is neither`, async ({ page, shop }) => {
    await arrive(page, shop);
    await press(page, selector ?? "", 5);
    await page.clock.runFor(3000);
    await refute(page, shop, "rage_click");
    expect(shop.eventsOf("dead_click")).toEqual([]);
  });
}

/** Puts a control into the page that acts before the press is over. @param {import("@playwright/test").Page} page @param {string} where the change is */
const actEarly = (page, where) =>
  page.evaluate((selector) => {
    const menu = document.createElement("button");
    menu.id = "menu";
    menu.innerHTML = "Account <span></span>";
    document.querySelector("main")?.prepend(menu);
    menu.addEventListener("pointerdown", () => {
      document.querySelector(selector)?.append(document.createElement("i"));
    });
  }, where);

test("a menu that opens before the press is over is a reaction", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 9000 });
  await actEarly(page, "footer");
  await page.clock.runFor(6000);
  await press(page, "#menu", 1, 3000);
  await refute(page, shop, "dead_click");
});

test("a button that only looks pressed does nothing", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 9000 });
  await actEarly(page, "#menu span");
  await page.clock.runFor(6000);
  await press(page, "#menu", 1, 3000);
  await moments(shop, "dead_click");
});

test("four activations by keyboard are rage too", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#dead").focus();
  for (let count = 0; count < 4; count += 1) {
    await page.keyboard.press("Enter");
    await page.clock.runFor(300);
  }
  await moments(shop, "rage_click");
});

test("pressing add-to-cart while a size is missing and it is disabled is a missing choice", async ({
  page,
  shop,
}) => {
  await arrive(page, shop);
  await page.locator("#add").evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await page.locator("#add").click({ force: true });
  expect((await moments(shop, "choice_missing"))[0]).toMatchObject({ option: "size", attempts: 1 });
});

test("so is a press after which the shop asks for a size", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() =>
    document.querySelector("#add")?.addEventListener("click", () => {
      const alert = document.createElement("p");
      alert.setAttribute("role", "alert");
      alert.textContent = "Please choose a size";
      document.querySelector("form")?.append(alert);
    }),
  );
  await page.locator("#add").click();
  await page.clock.runFor(1000);
  await moments(shop, "choice_missing");
});

test("what the page had said before the press asks for no size", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.evaluate(() => {
    // As the routers of single-page shops say where one is.
    const root = document.body
      .appendChild(document.createElement("an-announcer"))
      .attachShadow({ mode: "open" });
    root.innerHTML = '<p role="alert" style="position: absolute; height: 1px; overflow: hidden">ZX Elite</p>';
    document.querySelector("main")?.insertAdjacentHTML("afterbegin", '<p role="alert">Free returns</p>');
  });
  await page.locator("#add").click();
  await refute(page, shop, "choice_missing");
});

test("with a size chosen it is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.getByLabel("42").check();
  await page.locator("#add").evaluate((button) => button.setAttribute("aria-disabled", "true"));
  await page.locator("#add").click({ force: true });
  await refute(page, shop, "choice_missing");
});

test("a press the shop accepts is none", async ({ page, shop }) => {
  await arrive(page, shop);
  await page.locator("#add").click();
  await refute(page, shop, "choice_missing");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a page that is wider than the screen, and so shown smaller, is not pinched", async ({
    page,
    shop,
  }) => {
    const text = `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Teapot</title>
      <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script></head>
      <body><main><h1>Teapot</h1><p class="price">€39.00</p><button>Add to cart</button> <button id="dead">Details</button></main>
      <table width="500"><tr><td>Wide</table>`;
    shop.pages.set("/products/teapot", { text });
    await arrive(page, shop, { path: "/products/teapot" });
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBeLessThan(1);
    await page.locator("#dead").tap();
    await page.clock.runFor(4000);
    await moments(shop, "dead_click");
  });
});

test("help that comes at the fourth press is the script's own, and no reaction of the page", async ({
  page,
  shop,
}) => {
  shop.companion.answer = (batch) =>
    batch.ask
      ? { decision: { id: "d1", campaign: "c", overlay: { kind: "message", title: "Need a hand?" } } }
      : {};
  await arrive(page, shop);
  await press(page, "#dead", 4, 100);
  await expect.poll(() => shop.requests.some((request) => request.includes("/assets/overlay-"))).toBe(true);
  await page.clock.runFor(3000);
  await hide(page); // while help is open, nothing more is asked, and what happens waits
  await moments(shop, "rage_click");
  await moments(shop, "dead_click");
});

test("what the script says of the shopper's mood at the fourth press is no reaction of the page", async ({
  page,
  shop,
}) => {
  shop.companion.answer = () => ({ mood: "frustrated" });
  await arrive(page, shop);
  await press(page, "#dead", 4, 100);
  await expect(page.locator("html[data-waverly-mood=frustrated]")).toBeVisible();
  await page.clock.runFor(3000);
  await moments(shop, "rage_click");
  await moments(shop, "dead_click");
});
