import { expect, test } from "../../support/test.js";
import { arrive, moments, refute } from "../../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../../support/test.js").Shop} Shop */

const path = "/checkout";

/**
 * A checkout whose shop checks by itself and only writes what is wrong: no `aria-invalid`, no check of the browser's.
 * A postcode wants five digits, a telephone a plus.
 *
 * @param {Shop} shop
 */
function openForm(shop) {
  const text = `<title>Checkout</title><script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
  <style>.error, .field-error { position: absolute }</style><body class="woocommerce-checkout"><main><h1>Checkout</h1>
  <form class="checkout" novalidate onsubmit="check(); return false">
    <p><label>Name <span class="error-star">*</span> <input id="name" autocomplete="name"></label></p>
    <p><label>Postcode <input id="postcode" autocomplete="postal-code" onblur="check()"></label><span class="field-error"></span></p>
    <p><label>Telephone <input id="tel" autocomplete="tel" onblur="check()"></label></p><p class="error"></p>
    <p><label>Card <input id="card" autocomplete="cc-number"></label><span class="error">Bad number</span></p>
    <p><label>Street <input id="street" autocomplete="address-line1"></label></p>
    <button id="place_order">Place order</button>
  </form></main>
  <script>
    const say = (selector, isFine, text) => { document.querySelector(selector).textContent = isFine ? "" : text; };
    function check() {
      const [postcode, tel] = [document.querySelector("#postcode").value, document.querySelector("#tel").value];
      say(".field-error", !postcode || /^[0-9]{5}$/.test(postcode), "Five digits, please");
      say("p.error", !tel || tel.startsWith("+"), "Begin with a plus");
    }
  </script>`;
  shop.pages.set(path, { text });
}

/** Types into a field and goes on to the next, giving the shop its time. @param {Page} page @param {string} field @param {string} text */
async function write(page, field, text) {
  await page.locator(field).click();
  await page.keyboard.type(text);
  await page.clock.runFor(400);
  await page.locator("#street").click();
  await page.clock.runFor(1500);
}

test("two texts that say what is wrong beside a field are a struggle, once", async ({ page, shop }) => {
  openForm(shop);
  await arrive(page, shop, { path });
  await write(page, "#postcode", "12");
  await write(page, "#postcode", "3");
  await page.clock.runFor(4000);
  expect(await moments(shop, "form_struggle")).toMatchObject([{ field: "postal-code", failures: 2 }]);
  expect(JSON.stringify(shop.batches)).not.toContain("Five digits");
});

test("one that is mended is none, nor is an asterisk or a text that stood there before", async ({
  page,
  shop,
}) => {
  openForm(shop);
  await arrive(page, shop, { path });
  await write(page, "#postcode", "12");
  await write(page, "#postcode", "345");
  for (const text of ["Mara", " Lind"]) await write(page, "#name", text);
  for (const text of ["42", "42"]) await write(page, "#card", text);
  await refute(page, shop, "form_struggle");
});

test("a form sent twice in vain is a struggle, though each field failed but once", async ({ page, shop }) => {
  openForm(shop);
  await arrive(page, shop, { path });
  await page.locator("#postcode").fill("12");
  await page.locator("#place_order").click();
  await page.clock.runFor(1500);
  await page.locator("#postcode").fill("12345");
  await page.locator("#tel").fill("0151");
  await page.locator("#place_order").click();
  await page.clock.runFor(5000);
  expect(await moments(shop, "form_struggle")).toMatchObject([{ field: "tel", failures: 2 }]);
});

test("a form sent in vain and then without fault is none", async ({ page, shop }) => {
  openForm(shop);
  await arrive(page, shop, { path });
  for (const postcode of ["12", "12345"]) {
    await page.locator("#postcode").fill(postcode);
    await page.locator("#place_order").click();
    await page.clock.runFor(1500);
  }
  await refute(page, shop, "form_struggle");
});

test("one refusal counts once, though browser, mark and text all tell it", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.evaluate(() =>
    document.querySelector("#email")?.addEventListener("invalid", ({ target }) => {
      /** @type {Element} */ (target).setAttribute("aria-invalid", "true");
      document.querySelector("label:has(#email)")?.insertAdjacentHTML("beforeend", "<b class=error>No</b>");
    }),
  );
  await page.locator("#name").fill("Mara");
  await page.locator("#email").pressSequentially("mara at example");
  await page.clock.runFor(400);
  await page.locator("#pay").click();
  await refute(page, shop, "form_struggle");
});

test("a browser asked for its word at each letter refuses nothing", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.evaluate(() =>
    document.querySelector("#email")?.addEventListener("input", ({ target }) => {
      /** @type {HTMLInputElement} */ (target).checkValidity();
    }),
  );
  await page.locator("#email").click();
  for (const letter of "mara@") {
    await page.clock.runFor(1200);
    await page.keyboard.type(letter);
  }
  await refute(page, shop, "form_struggle");
});

test("a code refused twice is a hunt for codes and no struggle", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  for (const code of ["SPRING", "SUMMER"]) {
    await page.locator("#coupon").click();
    await page.keyboard.type(code);
    await page.locator("#apply").click();
    await page.clock.runFor(3000);
  }
  await moments(shop, "coupon_hunt");
  await refute(page, shop, "form_struggle");
});

/** Stays in each field for its time, with a letter at once. @param {Page} page @param {[field: string, ms: number][]} stays */
async function stay(page, stays) {
  for (const [field, ms] of stays) {
    await page.locator(field).click();
    await page.keyboard.type("a");
    await page.clock.runFor(ms);
  }
  await page.locator("h1").click();
  await page.clock.runFor(4000);
}

test("seven seconds before the first key are none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#postcode").click();
  await page.clock.runFor(7000);
  await page.keyboard.type("1");
  await page.locator("#street").click();
  await refute(page, shop, "form_struggle");
});

test("nine seconds in a field that is left untouched are none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#postcode").click();
  await page.clock.runFor(9000);
  await page.locator("#street").click();
  await refute(page, shop, "form_struggle");
});

for (const keys of ["Shift+Tab", "Escape", "Alt"]) {
  test(`nine seconds in a field and then only ${keys} are none`, async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await page.locator("#postcode").click();
    await page.clock.runFor(9000);
    await page.keyboard.press(keys);
    await page.locator("#name").click();
    await refute(page, shop, "form_struggle");
  });
}

test("nine seconds before the first letter are a struggle, whatever key was tried before it", async ({
  page,
  shop,
}) => {
  await arrive(page, shop, { path });
  await page.locator("#postcode").click();
  await page.clock.runFor(2000);
  await page.keyboard.press("Escape");
  await page.clock.runFor(7000);
  await page.keyboard.type("1");
  await page.locator("#street").click();
  await page.clock.runFor(4000);
  expect(await moments(shop, "form_struggle")).toMatchObject([{ field: "postal-code" }]);
});

for (const [what, markup] of /** @type {[string, string][]} */ ([
  ["a card's number", '<input id="it" name="cardnumber">'],
  ["its code", '<input id="it" name="payment_cvv">'],
  ["an account", '<input id="it" name="debit[iban]">'],
  ["a code by telephone", '<label>Verification code <input id="it" name="f12"></label>'],
  ["a card's last day", '<input id="it" name="f13" placeholder="Card expiry">'],
])) {
  test(`a field for ${what} is not looked at, though its purpose is not given`, async ({ page, shop }) => {
    await page.addInitScript(
      (text) =>
        addEventListener("DOMContentLoaded", () =>
          document.querySelector("form")?.insertAdjacentHTML("afterbegin", text),
        ),
      markup,
    );
    await arrive(page, shop, { path });
    await rewrite(page, "#it", ["41111111", "42222222", "43333333"]);
    await refute(page, shop, "form_struggle");
  });
}

test("twenty seconds, three times as long as in the other fields, are a struggle", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await stay(page, [
    ["#name", 5000],
    ["#postcode", 6000],
    ["#street", 21_000],
  ]);
  const [moment] = await moments(shop, "form_struggle");
  expect(moment?.["field"]).toBe("address-line1");
  expect(moment?.["focus_ms"]).toBeGreaterThanOrEqual(21_000);
});

for (const [what, stays] of /** @type {[string, [string, number][]][]} */ ([
  [
    "eighteen seconds, however quick the others were",
    [
      ["#name", 3000],
      ["#postcode", 3000],
      ["#street", 17_000],
    ],
  ],
  [
    "twenty seconds where the others took ten",
    [
      ["#name", 10_000],
      ["#postcode", 10_000],
      ["#street", 21_000],
    ],
  ],
])) {
  test(`${what}, are none`, async ({ page, shop }) => {
    await arrive(page, shop, { path });
    await stay(page, stays);
    await refute(page, shop, "form_struggle");
  });
}

/** Writes into a field, clears it at one stroke, and does so again, some times over. @param {Page} page @param {string} field @param {string[]} texts */
async function rewrite(page, field, texts) {
  await page.locator(field).click();
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.clock.runFor(300);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.clock.runFor(300);
  }
  await page.keyboard.type("Elm Road 2");
  await page.locator("h1").click();
  await page.clock.runFor(4000);
}

test("a field cleared at one stroke three times is a struggle", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await rewrite(page, "#street", ["Oak Lane 1", "Oak Street", "Elm Lane"]);
  expect(await moments(shop, "form_struggle")).toMatchObject([{ field: "address-line1", deletions: 3 }]);
});

test("a letter or two taken back, however often, are none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await rewrite(page, "#street", ["E", "El", "Elm", "E"]);
  await refute(page, shop, "form_struggle");
});

test("what an input method takes back while it composes is none", async ({ page, shop }) => {
  await arrive(page, shop, { path });
  await page.locator("#street").click();
  const session = await page.context().newCDPSession(page);
  const compose = (/** @type {string} */ text) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  for (let turn = 0; turn < 4; turn += 1) {
    await page.keyboard.press("Shift");
    await compose("とうきょう");
    await compose("");
    await page.clock.runFor(500);
  }
  await session.send("Input.insertText", { text: "東京" });
  await page.locator("h1").click();
  await refute(page, shop, "form_struggle");
});

test("a search written anew is none", async ({ page, shop }) => {
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document.querySelector("main")?.insertAdjacentHTML("afterbegin", "<input type=search id=find name=q>"),
    ),
  );
  await arrive(page, shop, { path });
  await rewrite(page, "#find", ["running shoes", "trail shoes", "boots"]);
  await refute(page, shop, "form_struggle");
});

test("a form sent in vain twice is a struggle, though a refusal draws it anew", async ({ page, shop }) => {
  const fields = (/** @type {string} */ more) =>
    `<label>Email <input name="email" autocomplete="email" ${more}></label> <label>Telephone <input name="phone" autocomplete="tel" ${more}></label>`;
  const text = `<title>Checkout</title><script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>
  <main><h1>Checkout</h1><form novalidate>${fields("")}<button id="go">Continue to shipping</button></form></main>
  <script>document.addEventListener("submit", (event) => {
    event.preventDefault();
    document.querySelector("main").innerHTML = '<h1>Checkout</h1><form novalidate><p role="alert">There is a problem</p>${fields('aria-invalid="true"')}<button id="go">Continue to shipping</button></form>';
  });</script>`;
  shop.pages.set("/checkout/contact", { text });
  await arrive(page, shop, { path: "/checkout/contact" });
  await page.locator("#go").click();
  await page.clock.runFor(3000);
  expect(shop.eventsOf("form_struggle")).toEqual([]);
  await page.locator("#go").click();
  await page.clock.runFor(3000);
  await moments(shop, "form_struggle");
});
