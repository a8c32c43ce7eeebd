import { expect, test } from "../../support/test.js";
import {
  arrive,
  hide,
  middle,
  moments,
  moveAway,
  refute,
  rest,
  settle,
  show,
  standStill,
} from "../../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */

/** Puts something into the product's form. @param {Page} page @param {string} markup */
const withMarkup = (page, markup) =>
  page.addInitScript(
    (text) =>
      addEventListener("DOMContentLoaded", () =>
        document.querySelector("form")?.insertAdjacentHTML("beforeend", text),
      ),
    markup,
  );

/** @param {Page} page @param {string} selector @param {number} times @param {number} [gap_ms] */
async function press(page, selector, times, gap_ms = 200) {
  for (let count = 0; count < times; count += 1) {
    await page.locator(selector).click();
    await page.clock.runFor(gap_ms);
  }
}

test("a link that leads back to the shop promises nothing about returns", async ({ page, shop }) => {
  await withMarkup(page, '<p><a href="/c/shoes" id="back">Return to shop</a></p>');
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => document.querySelector("#returns")?.remove()),
  );
  await arrive(page, shop);
  await rest(page, "#back", 1800);
  await moveAway(page);
  await refute(page, shop, "policy_linger");
});

for (const between of ["/policies/returns", "/cart"]) {
  test(`a look at ${between} and back is no going to and fro between products`, async ({ page, shop }) => {
    await arrive(page, shop);
    await page.goto(shop.origin + between);
    await settle(page);
    await page.goto(`${shop.origin}/p/zx`);
    await settle(page);
    await refute(page, shop, "listing_pogo", 8000);
  });
}

test("a link whose page is on its way is neither dead nor, pressed again, rage", async ({ page, shop }) => {
  await withMarkup(page, '<p><a href="/slow" id="slow">Details</a></p>');
  // An answer without content leaves the page as it is, as one that takes its time does for a while.
  await page.route("**/slow", (route) => route.fulfill({ status: 204 }));
  await arrive(page, shop);
  const { x, y } = await middle(page, "#slow");
  for (let count = 0; count < 5; count += 1) {
    await page.mouse.click(x, y);
    await page.clock.runFor(200);
  }
  await page.clock.runFor(3000);
  await refute(page, shop, "rage_click");
  expect(shop.eventsOf("dead_click")).toEqual([]);
});

test("copying a link by a button is not dead", async ({ page, shop, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await withMarkup(
    page,
    `<p><button type="button" id="share" onclick="navigator.clipboard.writeText('x')">Copy link</button></p>`,
  );
  await arrive(page, shop);
  await press(page, "#share", 1, 3000);
  await refute(page, shop, "dead_click");
});

for (const [what, markup] of /** @type {[string, string][]} */ ([
  [
    "a carousel's dots",
    '<div aria-roledescription="carousel"><button type="button" id="it">2</button></div>',
  ],
  ["a switch", '<button type="button" role="switch" id="it" aria-checked="false">Gift</button>'],
  ["a download", '<a href="/x.pdf" download id="it">Manual</a>'],
  ["a new window", '<a href="/blog" target="_blank" id="it">Blog</a>'],
  ["a page of a gallery", '<button type="button" id="it">Next picture</button>'],
])) {
  test(`pressing ${what} again and again is neither dead nor rage`, async ({ page, shop }) => {
    await withMarkup(page, `<p>${markup}</p>`);
    await arrive(page, shop);
    await press(page, "#it", 5);
    await page.bringToFront();
    await refute(page, shop, "rage_click");
    expect(shop.eventsOf("dead_click")).toEqual([]);
  });
}

test("a word chosen by pressing a pointed-at text again and again is neither dead nor rage", async ({
  page,
  shop,
}) => {
  await withMarkup(page, '<p id="it" tabindex="0" style="cursor: pointer">Waterproof to ten metres</p>');
  await arrive(page, shop);
  const { x, y } = await middle(page, "#it");
  for (let count = 1; count <= 5; count += 1) {
    await page.mouse.click(x, y, { clickCount: count });
    await page.clock.runFor(200);
  }
  await refute(page, shop, "rage_click");
  expect(shop.eventsOf("dead_click")).toEqual([]);
});

test("pressing a label, which presses its box too, is neither dead nor rage", async ({ page, shop }) => {
  await withMarkup(page, '<p><label id="it"><input type="checkbox"> Gift wrap</label></p>');
  await arrive(page, shop);
  await press(page, "#it", 3);
  await refute(page, shop, "rage_click");
  expect(shop.eventsOf("dead_click")).toEqual([]);
});

test("a press on what is sold out misses no choice", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const data = document.querySelector("script[type*=json]");
      if (data) data.textContent = String(data.textContent).replace("InStock", "OutOfStock");
      document.querySelector("#add")?.setAttribute("disabled", "");
    }),
  );
  await arrive(page, shop);
  await page.locator("#add").click({ force: true });
  await refute(page, shop, "choice_missing");
});

test("a row of pictures scrolled to and fro is no loop", async ({ page, shop }) => {
  await withMarkup(
    page,
    '<div id="row" style="overflow-x: scroll; width: 300px"><div style="width: 9000px; height: 90px"></div></div>',
  );
  await arrive(page, shop);
  const { x, y } = await middle(page, "#row");
  await page.mouse.move(x, y);
  for (const way of [1500, -1500, 1500, -1500, 1500, -1500]) {
    const before = await page.locator("#row").evaluate((row) => row.scrollLeft);
    await page.mouse.wheel(way, 0);
    await page.waitForFunction((left) => document.querySelector("#row")?.scrollLeft !== left, before);
    await page.clock.runFor(500);
  }
  await refute(page, shop, "scroll_loop");
});

test("four presses far apart are no rage", async ({ page, shop }) => {
  await withMarkup(page, '<p><button type="button" id="wide" style="width:400px">Compare all</button></p>');
  await arrive(page, shop);
  const { x, y } = await middle(page, "#wide");
  for (let count = 0; count < 4; count += 1) {
    await page.mouse.click(x - 150 + count * 80, y);
    await page.clock.runFor(200);
  }
  await refute(page, shop, "rage_click");
});

test("a description copied, or an order number, is no title", async ({ page, shop }) => {
  await withMarkup(page, '<p id="order">Order 20231123</p>');
  await arrive(page, shop);
  await page.locator("#order").click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.mouse.click(20, 200);
  await refute(page, shop, "title_copied");
});

test("copying the product's number is a moment", async ({ page, shop }) => {
  await withMarkup(page, '<p id="sku">ZX-1</p>');
  await arrive(page, shop);
  await page.locator("#sku").click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.clock.runFor(1000);
  await moments(shop, "title_copied");
});

test("copying the trade's number of a product that has one of the shop's, too, is a moment", async ({
  page,
  shop,
}) => {
  const data = '{"@type": "Thing", "gtin13": "4012345678901"}';
  await withMarkup(
    page,
    `<script type="application/ld+json">${data}</script><p id="number">No. 4012345678901</p>`,
  );
  await arrive(page, shop);
  await page.locator("#number").click({ clickCount: 3 });
  await page.keyboard.press("Control+c");
  await page.clock.runFor(1000);
  await moments(shop, "title_copied");
});

test("entering a frame at the top of the page is no exit", async ({ page, shop }) => {
  await arrive(page, shop, { active_ms: 9000 });
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "width: 100%; height: 80px";
    document.body.prepend(frame);
  });
  for (let y = 500; y > 20; y -= 100) {
    await page.mouse.move(600, y);
    await page.clock.runFor(30);
  }
  await page.mouse.move(600, 10);
  await refute(page, shop, "exit_intent");
});

test("an open list of a select is no exit", async ({ page, shop }) => {
  await withMarkup(page, '<select id="list"><option>A<option>B</select>');
  await arrive(page, shop, { active_ms: 9000 });
  await page.locator("#list").focus();
  for (let y = 500; y > 0; y -= 100) {
    await page.mouse.move(600, y);
    await page.clock.runFor(30);
  }
  await page.mouse.move(600, -5);
  await refute(page, shop, "exit_intent");
});

test("steppers of a quantity are no variants", async ({ page, shop }) => {
  await withMarkup(page, '<input type="number" name="quantity" id="qty" value="1">');
  await arrive(page, shop);
  for (const count of ["2", "3", "2", "3", "2"]) {
    await page.locator("#qty").fill(count);
    await page.locator("#qty").press("Tab");
    await page.clock.runFor(1500);
  }
  await refute(page, shop, "variant_toggle");
});

test.describe("in a checkout", () => {
  const path = "/checkout";

  test("a coupon extension that tries codes is no hunt", async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await page.evaluate(async () => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector("#coupon"));
      for (const code of ["A1", "B2", "C3", "D4"]) {
        field.value = code;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        /** @type {HTMLElement} */ (document.querySelector("#apply")).click();
      }
    });
    await refute(page, shop, "coupon_hunt", 8000);
  });

  test("a gift card's field that is stared at and left is no hunt", async ({ page, shop }) => {
    await page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => {
        const field = document.querySelector("#coupon");
        field?.setAttribute("name", "gift_card_voucher");
        field?.removeAttribute("id");
      }),
    );
    await arrive(page, shop, { path });
    await page.locator("[name=gift_card_voucher]").click();
    await page.clock.runFor(4000);
    await page.locator("#street").click();
    await refute(page, shop, "coupon_hunt");
  });

  test("a coupon field that opens on request is watched", async ({ page, shop }) => {
    shop.pages.set("/checkout", {
      text: `<title>Checkout</title><script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
      <body class="woocommerce-checkout"><main><h1>Checkout</h1>
      <a href="#" id="show" onclick="document.querySelector('#box').hidden = false; return false">Have a coupon? Click here to enter your code</a>
      <form id="box" hidden><input type="hidden" name="coupon_url" value="/coupons"><input name="coupon_code" id="coupon_code"><button type="button">Apply</button></form>
      <form class="checkout woocommerce-checkout"><input id="street" autocomplete="address-line1"><button id="place_order">Place order</button></form></main>`,
    });
    await arrive(page, shop, { path: "/checkout" });
    await page.locator("#show").click();
    await page.locator("#coupon_code").click();
    await page.clock.runFor(3500);
    await page.locator("#street").click();
    await page.clock.runFor(1000);
    await moments(shop, "coupon_hunt");
  });

  test("what the browser fills in at once is no struggle", async ({ page, shop }) => {
    await arrive(page, shop, { path });
    for (let turn = 0; turn < 4; turn += 1) {
      await page.locator("#name").focus();
      await page.clock.runFor(500);
      await page.evaluate((value) => {
        for (const id of ["#name", "#street", "#postcode"]) {
          const field = /** @type {HTMLInputElement} */ (document.querySelector(id));
          field.value = `${value}`;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
      }, turn);
      await page.locator("#street").focus();
      await page.clock.runFor(500);
    }
    await refute(page, shop, "form_struggle");
  });

  test("deleting much three times is a struggle", async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await page.locator("#street").click();
    for (let turn = 0; turn < 3; turn += 1) {
      await page.keyboard.type("Long");
      for (let count = 0; count < 4; count += 1) await page.keyboard.press("Backspace");
    }
    await page.clock.runFor(500);
    await page.keyboard.press("Tab");
    await page.clock.runFor(4000);
    expect((await moments(shop, "form_struggle"))[0]).toMatchObject({ deletions: 3 });
  });

  test("two codes tried are a hunt", async ({ page, shop }) => {
    await arrive(page, shop, { path });
    for (const code of ["GOOD", "GOOD2"]) {
      await page.locator("#coupon").fill("");
      await page.locator("#coupon").pressSequentially(code);
      await page.locator("#apply").click();
      await page.clock.runFor(3000);
    }
    expect((await moments(shop, "coupon_hunt"))[0]).toMatchObject({ codes: 2 });
  });
});

test.describe("on touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("five seconds away from a checkout are time to fetch a code", async ({ page, shop }) => {
    await arrive(page, shop, { path: "/checkout" });
    await page.locator("#name").tap();
    await hide(page);
    await page.clock.runFor(5000);
    await show(page);
    await refute(page, shop, "checkout_tab_switch", 3000);
  });

  test("seven seconds away from a checkout are a moment", async ({ page, shop }) => {
    await arrive(page, shop, { path: "/checkout" });
    await page.locator("#name").tap();
    await hide(page);
    await page.clock.runFor(7000);
    await show(page);
    await page.clock.runFor(3000);
    await moments(shop, "checkout_tab_switch");
  });

  test("typing on a phone leaves it a phone", async ({ page, shop }) => {
    await arrive(page, shop, { active_ms: 9000 });
    await page.locator("#note").tap();
    await page.keyboard.type("Ann");
    await page.clock.runFor(3000);
    await hide(page);
    await page.clock.runFor(7000);
    await show(page);
    await page.clock.runFor(3000);
    expect((await moments(shop, "exit_intent"))[0]).toMatchObject({ device: "touch", how: "return" });
  });

  test("a scroll that starts on a disabled control asks for nothing", async ({ page, shop }) => {
    await arrive(page, shop);
    const add = page.locator("#add");
    await add.evaluate((button) => button.toggleAttribute("disabled", true));
    await add.scrollIntoViewIfNeeded();
    const session = await page.context().newCDPSession(page);
    const { x, y } = await middle(page, "#add");
    const touchPoints = [{ x, y }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    for (let step = 1; step <= 6; step += 1)
      await session.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        touchPoints: [{ x, y: y - step * 40 }],
      });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await refute(page, shop, "choice_missing");
  });

  test("two taps are a zoom, four on something dead are rage", async ({ page, shop }) => {
    await arrive(page, shop);
    await standStill(page);
    await page.locator("#dead").tap();
    await page.locator("#dead").tap();
    await page.clock.runFor(1000);
    expect(shop.eventsOf("rage_click")).toEqual([]);
    for (let count = 0; count < 4; count += 1) {
      await page.locator("#dead").tap();
      await page.clock.runFor(200);
    }
    await moments(shop, "rage_click");
  });
});
