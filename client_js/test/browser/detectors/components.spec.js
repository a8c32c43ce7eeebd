import { expect, test } from "../../support/test.js";
import { arrive, drawn, moments, refute, rest, settle, standStill } from "../../support/visit.js";

/** A shop whose product stands in open shadow roots, one within another, with its cart in a component of its own. */
const PAGE = `<!doctype html><title>Aurora Runner</title>
  <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
  <script type="application/ld+json">{"@type":"Product","name":"Aurora Runner","sku":"AU-1","offers":{"price":"129","priceCurrency":"EUR"}}</script>
  <main><a-product></a-product><a-cart></a-cart></main>
  <script>
    const define = (name, text, ready = () => {}) => customElements.define(name, class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = text; ready(this.shadowRoot); }
    });
    define("a-cart", "<output id=count>0</output>");
    define("a-sizes", "<fieldset><legend>Size</legend>" + [41, 42, 43].map((size) =>
      "<label><input type=radio name=size value=" + size + ">" + size + "</label>").join("") + "</fieldset>");
    define("a-button", "<button id=add>Add to cart</button>");
    define("a-product", "<h1>Aurora Runner</h1><p class=price>€129.00</p><a-sizes></a-sizes><button id=guide>Size guide</button>" +
      "<dialog><table><tr><td>42</td></tr></table><button id=close>Close</button></dialog><a-button></a-button>" +
      "<p role=alert></p><button id=hold>Hold it for me</button>", (root) => {
      root.querySelector("#guide").onclick = () => root.querySelector("dialog").showModal();
      root.querySelector("#close").onclick = () => root.querySelector("dialog").close();
      root.querySelector("#hold").onclick = () => {
        document.querySelector("a-cart").shadowRoot.querySelector("#count").textContent = "1";
      };
      root.querySelector("a-button").shadowRoot.querySelector("#add").onclick = () => {
        root.querySelector("[role=alert]").textContent = "Please choose a size.";
      };
    });
  </script>`;

test.beforeEach(async ({ page, shop }) => {
  shop.pages.set("/p/aurora", { text: PAGE });
  await arrive(page, shop, { path: "/p/aurora" });
});

test("a product within components is for sale, and its control is rested on", async ({ page, shop }) => {
  await standStill(page);
  await rest(page, "#add", 1700);
  await page.mouse.move(700, 20, { steps: 3 });
  await page.clock.runFor(3000);
  expect((await moments(shop, "cart_button_hover"))[0]).toMatchObject({ product: "AU-1", input: "mouse" });
});

test("what is asked for within a component is a missing choice", async ({ page, shop }) => {
  await page.locator("#add").click();
  await page.clock.runFor(1500);
  expect((await moments(shop, "choice_missing"))[0]).toMatchObject({ option: "size", attempts: 1 });
});

test("sizes tried to and fro within a component are a moment", async ({ page, shop }) => {
  for (const size of ["41", "42", "41", "42"]) {
    await page.getByLabel(size).check();
    await page.clock.runFor(1500);
  }
  expect((await moments(shop, "variant_toggle"))[0]).toMatchObject({ option: "size", changes: 4 });
});

test("of a thousand components the first are looked into", async ({ page, shop }) => {
  const icons = `<script>
    window.asked = new Set();
    const own = ShadowRoot.prototype.querySelectorAll;
    ShadowRoot.prototype.querySelectorAll = function (selector) { asked.add(this); return own.call(this, selector); };
    for (let count = 0; count < 1000; count += 1)
      document.body.append(document.createElement("a-icon"));
    customElements.define("a-icon", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<svg></svg>"; }
    });
  </script>`;
  shop.pages.set("/p/icons", { text: PAGE + icons });
  await arrive(page, shop, { path: "/p/icons" });
  await page.locator("#add").click();
  await page.clock.runFor(1500);
  expect((await moments(shop, "choice_missing"))[0]).toMatchObject({ product: "AU-1" });
  const asked = await page.evaluate(() => /** @type {any} */ (window).asked.size);
  expect(asked).toBeGreaterThan(100);
  expect(asked).toBeLessThan(300);
});

/** @param {import("@playwright/test").Page} page */
async function readGuide(page) {
  await page.locator("#guide").click();
  await page.clock.runFor(2000);
  await page.locator("#close").click();
  await page.clock.runFor(1000);
}

test("a guide within a component that leads to no size is a moment", async ({ page, shop }) => {
  await readGuide(page);
  await page.clock.runFor(21_000);
  expect((await moments(shop, "size_guide_unresolved"))[0]).toMatchObject({ opened: 1 });
});

test("a size chosen within a component after the guide is none", async ({ page, shop }) => {
  await readGuide(page);
  await page.getByLabel("42").check();
  await refute(page, shop, "size_guide_unresolved", 22_000);
});

test("what changes within another component is a reaction", async ({ page, shop }) => {
  await page.locator("#hold").click();
  await refute(page, shop, "dead_click", 4000);
});

for (const [what, markup, act] of /** @type {[string, string, string][]} */ ([
  ["moves the focus", "<button>Write a note</button><input>", "this.nextSibling.focus()"],
  ["shows a popover", "<button popovertarget=more>More</button><p popover id=more>More</p>", ""],
  [
    "moves something",
    "<button>Turn</button><p style='transition: rotate 1s'>It</p>",
    "move(this.nextSibling)",
  ],
])) {
  test(`a press that ${what} within its component is not dead`, async ({ page, shop }) => {
    await page.evaluate(
      ([text, script]) => {
        // A style sheet's own rule changes nothing in the document.
        Object.assign(window, {
          move: (/** @type {HTMLElement} */ it) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("p { rotate: 90deg }");
            /** @type {ShadowRoot} */ (it.getRootNode()).adoptedStyleSheets = [sheet];
          },
        });
        const component = document.createElement("a-tool");
        component.attachShadow({ mode: "open" }).innerHTML = text ?? "";
        component.shadowRoot?.querySelector("button")?.setAttribute("onclick", script ?? "");
        document.querySelector("main")?.append(component);
      },
      [markup, act],
    );
    await page.locator("a-tool button").click();
    await drawn(page);
    await refute(page, shop, "dead_click", 4000);
  });
}

test("copying the name of a product within a component is a moment", async ({ page, shop }) => {
  await page.locator("h1").click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await moments(shop, "title_copied");
});

test("our own overlay is no component of the shop's", async ({ page }) => {
  await page.evaluate(() => {
    const ours = document.createElement("waverly-help");
    ours.attachShadow({ mode: "open" }).innerHTML = "<h1>Not yours</h1>";
    document.body.prepend(ours);
    document.querySelector("title")?.replaceChildren("Not yours");
    history.pushState({}, "", "/p/aurora-2");
  });
  await settle(page, null);
  expect(await page.evaluate(() => window.waverly.context().product?.name)).not.toBe("Not yours");
});
