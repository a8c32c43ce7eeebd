/** Ways into a cart and out of it that no data layer tells: what each shop does, what is pressed, and what that was. */

import { expect } from "./test.js";
import { drawn } from "./visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./test.js").Shop} Shop */

/**
 * @typedef {object} Flow
 * @property {Record<string, string>} pages by path; the first is where the visit begins
 * @property {string | ((page: Page, shop: Shop) => Promise<unknown>)} act what is pressed, or done
 * @property {Record<string, unknown>[]} [added] nothing, if left out
 * @property {Record<string, unknown>[]} [removed]
 * @property {string[]} [steps] of a checkout
 */

const JUMPER = { product: "FJ-1", quantity: 1, price: 89, currency: "EUR" };
const SCARF = { product: "Merino Scarf", quantity: 1, price: 35 };

const DATA =
  '<script type="application/ld+json">{"@type":"Product","name":"Fisher Jumper","sku":"FJ-1","offers":{"price":"89.00","priceCurrency":"EUR","availability":"InStock"}}</script>';
const TEXT_BADGE = '<a href="/cart">Cart (<span id="n">1</span>)</a>';
/** What a shop's own script does: asks a server that never says what for, and shows that it worked. */
const SHOP = `const $ = (selector) => document.querySelector(selector);
  const ask = (path = "/graphql") => fetch(path, { method: "POST" });
  const bump = (by = 1) => { $("#n").textContent = Number($("#n").textContent) + by; };
  const say = (text, role = "status") => { const box = document.createElement("div"); box.className = "toast"; box.setAttribute("role", role); box.textContent = text; document.body.append(box); };
  const shadow = (name, html) => customElements.define(name, class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = html; } });`;

/** @param {string} title @param {string} main @param {{ badge?: string, head?: string, lang?: string, script?: string, end?: string }} [more] */
const page = (
  title,
  main,
  { badge = TEXT_BADGE, head = "", lang = "en", script = "", end = "" } = {},
) => `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}
<script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script></head>
<body><header><a href="/">Northbound</a> <a href="/account">Account</a> ${badge}</header><main>${main}</main>${end}
<script>${SHOP}${script}</script></body></html>`;

/** @param {string} form @param {Parameters<typeof page>[2] & { after?: string }} [more] */
const product = (form, more = {}) =>
  page(
    "Fisher Jumper",
    `<div><h1>Fisher Jumper</h1><p class="price">€89.00</p>${form}</div>${more.after ?? ""}`,
    { head: DATA, ...more },
  );

/** @param {(name: string) => string} control @param {(name: string) => string} [attributes] */
const cards = (control, attributes = () => "") =>
  [
    ["Merino Scarf", 35],
    ["Wool Hat", 25],
    ["Tweed Cap", 45],
    ["Lambswool Gloves", 30],
  ]
    .map(([name, price]) => {
      const path = `/products/${String(name).toLowerCase().replace(" ", "-")}`;
      return `<li class="tile" ${attributes(String(name))}><a href="${path}"><img alt="${name}" width="40" height="40"></a>
        <h3><a href="${path}">${name}</a></h3><a href="${path}#reviews">12 reviews</a><p class="price">€${price}.00</p>${control(String(name))}</li>`;
    })
    .join("");
/** @param {(name: string) => string} control @param {Parameters<typeof page>[2]} [more] @param {(name: string) => string} [attributes] */
const listing = (control, more, attributes) =>
  page("Knitwear", `<h1>Knitwear</h1><ul>${cards(control, attributes)}</ul>`, more);

/** @param {string} name @param {number} quantity @param {string} controls */
const line = (name, quantity, controls) =>
  `<li class="line"><a href="/products/${name.toLowerCase().replace(" ", "-")}"><img alt="" width="40" height="40"></a>
  <a href="/products/${name.toLowerCase().replace(" ", "-")}">${name}</a> <span class="qty">${quantity}</span> <b>€${35 * quantity}.00</b> ${controls}</li>`;
/** The same with its name alone for a link. @param {string} name @param {number} quantity @param {string} controls */
const bare = (name, quantity, controls) =>
  line(name, quantity, controls)
    .replace(/<a [^>]*><img[^>]*><\/a>/, '<img alt="" width="40" height="40">')
    .replace(
      /<span class="qty">.*?<\/span>/,
      `<input type="number" value="${quantity}" aria-label="Quantity">`,
    );
const CART_LINES = `${line("Merino Scarf", 1, '<button id="out" onclick="out(this)">Remove</button>')}${line("Wool Hat", 1, '<button onclick="out(this)">Remove</button>')}`;
/** @param {string} lines @param {string} script @param {number} items */
const cart = (lines, script = "", items = 2) =>
  page(
    "Your cart",
    `<h1>Your cart</h1><ul>${lines}</ul><label>Code <input name="coupon"></label><a href="/checkout">Checkout</a>`,
    { badge: `<a href="/cart">Cart (<span id="n">${items}</span>)</a>`, script },
  );
/** @param {number} items */
const badge = (items) => `<a href="/cart">Cart (<span id="n">${items}</span>)</a>`;

const ADD = '<button id="add" onclick="add(this)">Add to cart</button>';
const DRAWER = `<div role="dialog" aria-label="Your bag" class="drawer" id="drawer" hidden><h2>Your bag</h2><ul><li>${"Fisher Jumper"} <b>€89.00</b></li></ul><a href="/checkout">Checkout</a> <button onclick="this.parentNode.hidden = true">Close</button></div>`;
const GOES = "ask().then(() => bump())";
/** @param {string} body */
const add = (body) => ({ script: `const add = (button) => { ${body}; };` });
const PATH = "/products/fisher-jumper";
/** @param {string} form @param {Parameters<typeof product>[1]} [more] */
const onProduct = (form, more) => ({ [PATH]: product(form, more) });
/** @param {Parameters<typeof listing>} of */
const onListing = (...of) => ({ "/collections/knitwear": listing(...of) });

/** Waits until what sees what becomes of a press is at work: nobody presses as soon as a page is there. @param {Page} page @param {Shop} shop */
export async function partIsThere(page, shop) {
  const asked = () => shop.requests.map((request) => /\/assets\/cart-.*/.exec(request)?.[0]).find(Boolean);
  await expect.poll(asked).toBeTruthy();
  // A module is run once: who asks for it later has it later.
  await page.evaluate((url) => import(url).then(() => {}), `${shop.helpOrigin}${asked()}`);
}

/** Opens the bag and presses what stands in it. @param {string} selector @returns {(page: Page, shop: Shop) => Promise<void>} */
const inDrawer = (selector) => async (page, shop) => {
  await page.locator(".open-bag").click();
  await partIsThere(page, shop);
  await page.locator(selector).click();
};

/** @type {Record<string, Flow>} */
export const FLOWS = {
  "GraphQL, and a number in the cart's link": {
    pages: onProduct(ADD, add(GOES)),
    act: "#add",
    added: [JUMPER],
  },
  "JSON-RPC by an older request, and the cart's label": {
    pages: onProduct(ADD, {
      badge: '<a href="/basket" id="b" aria-label="Basket, 1 item"><svg width="9" height="9"></svg></a>',
      ...add(
        'const r = new XMLHttpRequest(); r.open("POST", "/api/rpc"); r.onload = () => $("#b").setAttribute("aria-label", "Basket, 2 items"); r.send()',
      ),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "local storage, and a count in data": {
    pages: onProduct(ADD, {
      badge: '<a href="/bag" id="b" class="icon" data-count="1">Bag</a>',
      ...add('localStorage.setItem("shop", "2"); $("#b").dataset.count = 2'),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a badge that is not there while the cart is empty": {
    pages: onProduct(ADD, {
      badge: '<a href="/cart" id="b"><svg width="9" height="9"></svg></a>',
      ...add('ask().then(() => { $("#b").innerHTML += "<sup>1</sup>"; })'),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a badge that is hidden while the cart is empty": {
    pages: onProduct(ADD, {
      badge: '<a href="/cart">Cart <span class="cart-count" id="n" hidden>0</span></a>',
      ...add('ask().then(() => { bump(); $("#n").hidden = false; })'),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a cart button that counts at once": {
    pages: onProduct(ADD, {
      badge: '<button class="open-bag">Bag <span id="n">1</span></button>',
      ...add("bump()"),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a badge in a component": {
    pages: onProduct(ADD, {
      badge: "<cart-count></cart-count>",
      script: `shadow("cart-count", '<a href="/cart">Cart <b id="n">1</b></a>'); const add = () => ask().then(() => { $("cart-count").shadowRoot.querySelector("b").textContent = 2; });`,
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a badge that is drawn anew": {
    pages: onProduct(ADD, add("ask().then(() => { $('header').innerHTML = '<a href=/cart>Cart (2)</a>'; })")),
    act: "#add",
    added: [JUMPER],
  },
  "a server that takes four seconds": {
    pages: onProduct(ADD, add("ask().then(() => setTimeout(bump, 4000))")),
    act: "#add",
    added: [JUMPER],
  },
  "only a toast": {
    pages: onProduct(ADD, {
      badge: "",
      ...add('ask().then(() => say("Fisher Jumper was added to your bag"))'),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "only a live region that was there": {
    pages: onProduct(ADD, {
      badge: "",
      end: '<p aria-live="polite" id="live"></p>',
      ...add('ask().then(() => { $("#live").textContent = "Added to cart"; })'),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "only a drawer": {
    pages: onProduct(ADD, {
      badge: "",
      end: DRAWER,
      ...add("ask().then(() => { $('#drawer').hidden = false; })"),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "only the button": {
    pages: onProduct(ADD, { badge: "", ...add('ask().then(() => { button.textContent = "Added ✓"; })') }),
    act: "#add",
    added: [JUMPER],
  },
  "a badge, a toast and a drawer": {
    pages: onProduct(ADD, {
      end: DRAWER,
      ...add(
        'ask().then(() => { bump(); say("Added to your bag"); setTimeout(() => { $("#drawer").hidden = false; }, 1500); })',
      ),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a request that says it, and a badge": {
    pages: onProduct(ADD, add('ask("/cart/add.js").then(() => setTimeout(bump, 800))')),
    act: "#add",
    added: [JUMPER],
  },
  "a cart that was read before, and a request that says it": {
    pages: onProduct(ADD, {
      badge: "",
      script: `fetch("/cart/items"); const add = () => ask("/cart/items");`,
    }),
    act: "#add",
    added: [JUMPER],
  },
  "a data layer, and a badge later": {
    pages: onProduct(
      ADD,
      add(
        '(window.dataLayer ??= []).push({ event: "add_to_cart", ecommerce: { currency: "EUR", items: [{ item_id: "FJ-1", price: 89, quantity: 1 }] } }); ask().then(() => setTimeout(bump, 4000))',
      ),
    ),
    act: "#add",
    added: [JUMPER],
  },
  "a badge, and a data layer later": {
    pages: onProduct(
      ADD,
      add(
        'ask().then(() => { bump(); setTimeout(() => (window.dataLayer ??= []).push({ event: "add_to_cart", ecommerce: { currency: "EUR", items: [{ item_id: "FJ-1", price: 89, quantity: 1 }] } }), 1500); })',
      ),
    ),
    act: "#add",
    added: [JUMPER],
  },
  "a form whose script stops it": {
    pages: onProduct(
      `<form onsubmit="event.preventDefault(); ${GOES}"><label>Quantity <input name="quantity" value="2"></label><button id="add">Add to cart</button></form>`,
    ),
    act: "#add",
    added: [{ ...JUMPER, quantity: 2 }],
  },
  "a quantity beside the form, counted in pieces": {
    pages: onProduct(
      `<label>Quantity <input type="number" id="q" value="3"></label><form onsubmit="event.preventDefault(); ask().then(() => bump(3))"><button id="add">Add to cart</button></form>`,
    ),
    act: "#add",
    added: [{ ...JUMPER, quantity: 3 }],
  },
  "a quantity beside the button, counted in lines": {
    pages: onProduct(`<label>Quantity <input type="number" id="q" value="3"></label>${ADD}`, add(GOES)),
    act: "#add",
    added: [{ ...JUMPER, quantity: 3 }],
  },
  "a quantity from a list": {
    pages: onProduct(
      `<label>Quantity <select id="q"><option>1<option selected>2<option>3</select></label>${ADD}`,
      add(GOES),
    ),
    act: "#add",
    added: [{ ...JUMPER, quantity: 2 }],
  },
  "a quantity that is a text between two buttons": {
    pages: onProduct(
      `<div class="quantity"><button aria-label="Less">−</button><span id="q">1</span><button id="more" aria-label="More" onclick="q.textContent = 2">+</button></div>${ADD}`,
      add("ask().then(() => bump(Number(q.textContent)))"),
    ),
    act: async (page) => {
      await page.locator("#more").click();
      await page.locator("#add").click();
    },
    added: [{ ...JUMPER, quantity: 2 }],
  },
  "the first press asks for a size, the second adds": {
    pages: onProduct(
      `<select id="s"><option value="">Size<option>M</select>${ADD}`,
      add(`if (!$("#s").value) return say("Please choose a size", "alert"); ${GOES}`),
    ),
    act: async (page, shop) => {
      await page.locator("#add").click();
      await partIsThere(page, shop);
      await page.clock.runFor(2500);
      await page.locator("#s").selectOption("M");
      await page.locator("#add").click();
    },
    added: [JUMPER],
  },
  "two presses": {
    pages: onProduct(ADD, add(GOES)),
    act: async (page) => {
      await page.locator("#add").click();
      await page.locator("#add").click();
    },
    added: [{ ...JUMPER, quantity: 2 }],
  },
  "two presses one after the other": {
    pages: onProduct(ADD, add(GOES)),
    act: async (page, shop) => {
      await page.locator("#add").click();
      await partIsThere(page, shop);
      await expect(page.locator("#n")).toHaveText("2");
      await page.clock.runFor(3000);
      await page.locator("#add").click();
    },
    added: [JUMPER, JUMPER],
  },
  "in German, and a number": {
    pages: onProduct('<button id="add" onclick="add()">In den Warenkorb</button>', {
      lang: "de",
      badge: '<a href="/warenkorb">Warenkorb (<span id="n">1</span>)</a>',
      ...add(GOES),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "in French, and a toast": {
    pages: onProduct('<button id="add" onclick="add()">Ajouter au panier</button>', {
      lang: "fr",
      badge: "",
      ...add('ask().then(() => say("Le produit a été ajouté à votre panier"))'),
    }),
    act: "#add",
    added: [JUMPER],
  },
  "quick add from a tile": {
    pages: onListing(() => `<button onclick="add(this)">Add to cart</button>`, add(GOES)),
    act: ".tile:first-child button",
    added: [SCARF],
  },
  "quick add from a tile with a heart that leads to the wish list": {
    pages: onListing(
      (name) =>
        `<a href="/wishlist/add/9"><img alt="Save ${name}" width="20" height="20"></a><a href="/compare/9"><img alt="Compare ${name}" width="20" height="20"></a>
        <button onclick="add(this)">Add to cart</button>`,
      add(GOES),
    ),
    act: ".tile:first-child button",
    added: [SCARF],
  },
  "quick add by an icon, and a toast": {
    pages: onListing(
      (name) =>
        `<button aria-label="Add ${name} to cart" onclick="add(this)"><svg width="20" height="20"></svg></button>`,
      { badge: "", ...add('ask().then(() => say("Added to your cart"))') },
    ),
    act: ".tile:first-child button",
    added: [SCARF],
  },
  "quick add from a tile that bears a number": {
    pages: onListing(
      () => `<button onclick="add(this)">Add to bag</button>`,
      add(GOES),
      (name) => `data-sku="${name.slice(0, 2).toUpperCase()}-9"`,
    ),
    act: ".tile:first-child button",
    added: [{ product: "ME-9", quantity: 1 }],
  },
  "quick add by a request that says it": {
    pages: onListing(() => `<button onclick="add(this)">Add to cart</button>`, {
      badge: "",
      ...add('ask("/cart/add.js")'),
    }),
    act: ".tile:first-child button",
    added: [SCARF],
  },
  "quick add of what is recommended beside a product": {
    pages: onProduct(ADD, {
      after: `<h2>Goes with it</h2><ul>${cards(() => '<button onclick="add()">Add to cart</button>')}</ul>`,
      ...add(GOES),
    }),
    act: ".tile:first-child button",
    added: [SCARF],
  },
  "quick view: the product of the dialog": {
    pages: onListing(() => '<button onclick="view.showModal()">Quick view</button>', {
      end: `<dialog id="view"><h2><a href="/products/merino-scarf">Merino Scarf</a></h2><img alt="" width="40" height="40"><p class="price">€35.00</p><button id="add" onclick="add()">Add to cart</button></dialog>`,
      ...add("ask().then(() => { view.close(); bump(); })"),
    }),
    act: async (page) => {
      await page.locator(".tile:first-child button").click();
      await page.locator("#add").click();
    },
    added: [SCARF],
  },
  "a link that adds, from a list": {
    pages: {
      ...onListing(() => '<a class="b" href="/collections/more?add-to-cart=12">Add to cart</a>'),
      "/collections/more": listing(() => "<a>Add to cart</a>", { badge: badge(2) }),
    },
    act: async (page, shop) => {
      await partIsThere(page, shop);
      await page.locator(".tile:first-child .b").click();
    },
    added: [SCARF],
  },
  "a link that adds, from a product to the cart": {
    pages: {
      ...onProduct('<a id="add" href="/cart/add?id=12">Add to cart</a>', { badge: "" }),
      "/cart/add": page(
        "Your cart",
        `<h1>Your cart</h1><ul>${line("Fisher Jumper", 1, "")}</ul><a href="/checkout">Checkout</a>`,
        { badge: "" },
      ),
    },
    act: "#add",
    added: [JUMPER],
  },
  "a form that a script sends": {
    pages: {
      ...onProduct(
        '<form action="/basket" method="post"><input type="hidden" name="qty" value="1"></form><a id="add" href="#" onclick="document.forms[0].submit(); return false">Add to cart</a>',
      ),
      "/basket": page(
        "Your basket",
        `<h1>Your basket</h1><ul>${line("Fisher Jumper", 1, "")}</ul><a href="/checkout">Checkout</a>`,
        { badge: badge(2) },
      ),
    },
    act: "#add",
    added: [JUMPER],
  },
  "a button that leads on": {
    pages: {
      ...onProduct('<button id="add" onclick="location = \'/basket?add=FJ-1\'">Add to cart</button>'),
      "/basket": page(
        "Your basket",
        `<h1>Your basket</h1><ul>${line("Fisher Jumper", 1, "")}</ul><a href="/checkout">Checkout</a>`,
        { badge: badge(2) },
      ),
    },
    act: "#add",
    added: [JUMPER],
  },
  "a route to the cart": {
    pages: onProduct(
      ADD,
      add(
        `ask().then(() => { history.pushState({}, "", "/cart"); document.title = "Your cart"; bump(); $("main").innerHTML = '<h1>Your cart</h1><ul>${line("Fisher Jumper", 1, "").replace(/\n/g, "")}</ul><a href="/checkout">Checkout</a>'; })`,
      ),
    ),
    act: "#add",
    added: [JUMPER],
  },
  "buy it now": {
    pages: {
      ...onProduct(
        `${ADD}<button id="now" onclick="ask().then(() => setTimeout(() => { location = '/checkout'; }, 400))">Buy it now</button>`,
        add(GOES),
      ),
      "/checkout": page(
        "Checkout",
        `<h1>Checkout</h1><p>Fisher Jumper</p><form><label>Street <input name="street" autocomplete="address-line1"></label><label>Zip <input name="zip" autocomplete="postal-code"></label><button>Continue to payment</button></form>`,
        { badge: "" },
      ),
    },
    act: "#now",
    added: [JUMPER],
  },
  "three at once": {
    pages: onProduct(ADD, {
      after: `<section class="bundle"><h2>Bought together</h2><ul>${cards(() => "")
        .split("</li>")
        .slice(0, 3)
        .join(
          "</li>",
        )}</li></ul><button id="all" onclick="ask().then(() => bump(3))">Add all 3 to cart</button></section>`,
      ...add(GOES),
    }),
    act: "#all",
    added: [SCARF, { product: "Wool Hat" }, { product: "Tweed Cap" }],
  },
  "taken out in a drawer": {
    pages: onProduct(ADD, {
      badge: '<button class="open-bag" onclick="d.hidden = false">Bag (<span id="n">2</span>)</button>',
      end: `<div role="dialog" class="drawer" id="d" hidden><h2>Your bag</h2><ul>${CART_LINES}</ul><a href="/checkout">Checkout</a></div>`,
      script:
        "const add = () => {}; const out = (b) => ask().then(() => { b.closest('li').remove(); bump(-1); });",
    }),
    act: inDrawer("#out"),
    removed: [{ product: "Merino Scarf", quantity: 1 }],
  },
  "taken out in a drawer whose way to the checkout is its form's button, and whose title alone is a link": {
    pages: onProduct(ADD, {
      badge: '<button class="open-bag" onclick="d.hidden = false">Bag (<span id="n">3</span>)</button>',
      end: `<div class="drawer" id="d" hidden><h2>Your bag</h2><form action="/cart" method="post" id="f"><ul>${bare("Merino Scarf", 2, '<button type="button" id="rm" onclick="out(this)">Remove</button>')}${bare("Wool Hat", 1, "")}</ul></form><button name="checkout" form="f">Check out</button></div>`,
      script:
        "const add = () => {}; const out = (b) => ask().then(() => { b.closest('li').remove(); bump(-2); });",
    }),
    act: inDrawer("#rm"),
    removed: [{ product: "Merino Scarf", quantity: 2 }],
  },
  "taken out of a list that says how many before the price, and told by the shop's own event": {
    pages: onProduct(ADD, {
      badge: '<button class="open-bag" onclick="d.hidden = false">Bag (<span id="n">3</span>)</button>',
      head: `${DATA}<script>const heard = {}; const body = { on: (all) => Object.assign(heard, all), off: () => body }; window.jQuery = () => body;</script>`,
      end: `<div class="cart-drawer" id="d" hidden><ul><li><a id="out" class="remove_from_cart_button" href="/cart/?remove_item=k" onclick="event.preventDefault(); out(this)" data-product_id="42">×</a><a href="/product/mug/"><img alt="" width="40" height="40">Enamel Mug</a><span class="quantity">2 × $16.50</span></li><li><a href="/product/tote/"><img alt="" width="40" height="40">Tote</a></li></ul><a href="/checkout">Checkout</a></div>`,
      script:
        "const add = () => {}; const out = (b) => ask().then(() => { b.closest('li').remove(); bump(-2); heard.removed_from_cart({}, {}, '', { data: () => 42 }); });",
    }),
    act: inDrawer("#out"),
    removed: [{ product: "42", quantity: 2 }],
  },
  "the page's own product, taken out of a list that numbers it otherwise": {
    pages: onProduct(ADD, {
      badge: '<button class="open-bag" onclick="d.hidden = false">Bag (<span id="n">3</span>)</button>',
      end: `<div class="cart-drawer" id="d" hidden><ul><li data-product_id="77"><a href="/x/"><img alt="" width="40" height="40">Fisher Jumper - M</a><button id="out" onclick="out(this)">×</button></li><li><a href="/product/tote/"><img alt="" width="40" height="40">Tote</a></li></ul><a href="/checkout">Checkout</a></div>`,
      script:
        "const add = () => {}; const out = (b) => ask().then(() => { b.closest('li').remove(); bump(-1); });",
    }),
    act: inDrawer("#out"),
    removed: [{ product: "FJ-1", quantity: 1 }],
  },
  "a link that takes two out and leads to the cart": {
    pages: {
      "/cart": cart(
        `${line("Merino Scarf", 2, '<a id="out" href="/cart/?remove_item=k" data-product_id="35">×</a>')}${line("Wool Hat", 1, "")}`,
        "",
        3,
      ),
      "/cart/": cart(line("Wool Hat", 1, ""), "", 1),
    },
    act: async (page, shop) => {
      await partIsThere(page, shop);
      await page.locator("#out").click();
    },
    removed: [{ product: "35", quantity: 2 }],
  },
  "pressed before a size was chosen, and again": {
    pages: onProduct(
      '<form id="f" onsubmit="add(event)"><select onchange="go.classList.remove(\'disabled\')"><option value="">Size</option><option>M</option></select><input type="number" name="quantity" value="1"><button id="go" class="disabled" onclick="if (go.matches(\'.disabled\')) event.preventDefault()">Add to cart</button></form>',
      {
        badge: '<a href="/cart">Cart (<span id="n">0</span>)</a>',
        script:
          "const add = (event) => { event.preventDefault(); ask('/cart/add.js').then(() => { bump(2); say('Fisher Jumper has been added to your cart.'); }); };",
      },
    ),
    act: async (page, shop) => {
      await page.locator("#go").click();
      await page.clock.runFor(1000);
      await page.locator("select").selectOption("M");
      await page.locator("[name=quantity]").fill("2");
      await page.locator("#go").click();
      await partIsThere(page, shop);
    },
    added: [{ ...JUMPER, quantity: 2 }],
  },
  "two by a form in German": {
    pages: {
      ...onProduct(
        '<form action="/cart" method="post"><input name="menge" value="2"><button id="add">In den Warenkorb</button></form>',
        { lang: "de" },
      ),
      "/cart": cart(bare("Fisher Jumper", 2, "")),
    },
    act: "#add",
    added: [{ ...JUMPER, quantity: 2 }],
  },
  "three chosen between two buttons": {
    pages: onProduct(
      `<div><button onclick="q.textContent--">−</button><span id="q">1</span><button id="more" onclick="q.textContent++">+</button></div>${ADD}`,
      { badge: '<a href="/cart">Cart (<span id="n">0</span>)</a>', ...add("ask().then(() => bump(3))") },
    ),
    act: async (page) => {
      await page.locator("#more").click();
      await page.locator("#more").click();
      await page.locator("#add").click();
    },
    added: [{ ...JUMPER, quantity: 3 }],
  },
  "taken out on the cart's page, two of it": {
    pages: {
      "/cart": cart(
        `${line("Merino Scarf", 2, '<button id="out" aria-label="Remove Merino Scarf" onclick="out(this)">×</button>')}${line("Wool Hat", 1, "")}`,
        "const out = (b) => ask().then(() => { b.closest('li').remove(); bump(-2); });",
        3,
      ),
    },
    act: "#out",
    removed: [{ product: "Merino Scarf", quantity: 2 }],
  },
  "one more on the cart's page": {
    pages: {
      "/cart": cart(
        `${line("Merino Scarf", 1, '<button id="more" aria-label="Increase quantity" onclick="more(this)">+</button>')}${line("Wool Hat", 1, "")}`,
        "const more = (b) => ask().then(() => { b.closest('li').querySelector('.qty').textContent = 2; bump(); });",
      ),
    },
    act: "#more",
    added: [{ product: "Merino Scarf", quantity: 1 }],
  },
  "one less on the cart's page": {
    pages: {
      "/cart": cart(
        `${line("Merino Scarf", 2, '<button id="less" onclick="less(this)">−</button>')}${line("Wool Hat", 1, "")}`,
        "const less = (b) => ask().then(() => { b.closest('li').querySelector('.qty').textContent = 1; bump(-1); });",
        3,
      ),
    },
    act: "#less",
    removed: [{ product: "Merino Scarf", quantity: 1 }],
  },
  "one more in a field, without a badge": {
    pages: {
      "/cart": page(
        "Your cart",
        `<h1>Your cart</h1><ul>${line("Merino Scarf", 1, '<input class="f" type="number" value="1"><button id="more" aria-label="Plus" onclick="more(this)">+</button>').replace('<span class="qty">1</span>', "")}${line("Wool Hat", 1, "")}</ul><a href="/checkout">Checkout</a>`,
        {
          badge: "",
          script:
            "const more = (b) => { const li = b.closest('li'); li.querySelector('.f').value++; return ask().then(() => { li.querySelector('b').textContent = '€70.00'; }); };",
        },
      ),
    },
    act: "#more",
    added: [{ product: "Merino Scarf", quantity: 1 }],
  },
  "taken out, and put back": {
    pages: {
      "/cart": cart(
        CART_LINES,
        "let gone; const out = (b) => ask().then(() => { gone = b.closest('li'); gone.hidden = true; bump(-1); say('Removed. '); $('.toast').innerHTML += '<button id=undo onclick=back()>Undo</button>'; }); const back = () => ask().then(() => { gone.hidden = false; bump(); $('.toast').remove(); });",
      ),
    },
    act: async (page) => {
      await page.locator("#out").click();
      await page.locator("#undo").waitFor();
      await page.clock.runFor(3000);
      await page.locator("#undo").click();
    },
    removed: [{ product: "Merino Scarf", quantity: 1 }],
    added: [{ product: "Merino Scarf", quantity: 1 }],
  },
  "what was put in is taken out in the drawer": {
    pages: onProduct(ADD, {
      end: `<div role="dialog" class="drawer" id="d" hidden><h2>Your bag</h2><ul>${line("Fisher Jumper", 1, '<button id="out" onclick="out(this)">Remove</button>')}</ul><a href="/checkout">Checkout</a></div>`,
      script:
        "const add = () => ask().then(() => { bump(); d.hidden = false; }); const out = (b) => ask().then(() => { b.closest('li').remove(); bump(-1); });",
    }),
    act: async (page, shop) => {
      await page.locator("#add").click();
      await page.locator("#out").waitFor();
      await partIsThere(page, shop);
      await page.clock.runFor(3000);
      await page.locator("#out").click();
    },
    added: [JUMPER],
    removed: [{ product: "FJ-1", quantity: 1 }],
  },
  "a checkout whose steps are in the hash": {
    pages: {
      "/checkout": page(
        "Checkout",
        `<h1>Checkout</h1><form><label>Street <input name="street" autocomplete="address-line1"></label><label>Zip <input name="zip" autocomplete="postal-code"></label></form><a id="pay" href="#payment">Continue to payment</a>`,
        { script: "if (!location.hash) history.replaceState({}, '', '#shipping');" },
      ),
    },
    act: "#pay",
    steps: ["shipping", "payment"],
  },
};

/** What looks alike and puts nothing into the cart, nor takes anything out. @type {Record<string, Flow>} */
export const TWINS = {
  "a wish, with a number and a toast": {
    pages: onProduct(`${ADD}<button id="w" onclick="w_()">Add to wishlist</button>`, {
      badge: `<a href="/wishlist">Wishlist (<span id="w1">1</span>)</a> ${TEXT_BADGE}`,
      script:
        'const add = () => {}; const w_ = () => ask().then(() => { w1.textContent = 2; say("Added to your wishlist"); });',
    }),
    act: "#w",
  },
  "something to compare": {
    pages: onListing(() => '<button onclick="add()">Compare</button>', {
      badge: `<a href="/compare">Compare (<span id="c1">1</span>)</a> ${TEXT_BADGE}`,
      ...add('ask().then(() => { c1.textContent = 2; say("Merino Scarf was added to your list"); })'),
    }),
    act: ".tile:first-child button",
  },
  "a newsletter": {
    pages: onProduct(
      `${ADD}<form onsubmit="event.preventDefault(); ask().then(() => say('You have been added. Your cart will thank you'))"><input name="email"><button id="n1">Subscribe</button></form>`,
      add(""),
    ),
    act: "#n1",
  },
  "a press that fails: sold out": {
    pages: onProduct(
      ADD,
      add(
        'ask("/soldout").catch(() => 0).then(() => say("Sorry, sold out: it could not be added to your cart", "alert"))',
      ),
    ),
    act: "#add",
  },
  "a badge that counts at once and takes it back": {
    pages: onProduct(
      ADD,
      add('bump(); ask().then(() => setTimeout(() => { bump(-1); say("Sold out", "alert"); }, 700))'),
    ),
    act: "#add",
  },
  "a cart that was read before, and a press that asks for a size": {
    pages: onProduct(`<select id="s"><option value="">Size<option>M</select>${ADD}`, {
      script: `fetch("/cart/items"); const add = () => $("#s").focus();`,
    }),
    act: async (page, shop) => {
      await page.locator("#add").click();
      await partIsThere(page, shop);
      await drawn(page);
    },
  },
  "as many as there are": {
    pages: onProduct(
      ADD,
      add('ask().then(() => say("You already have the last one in your cart", "alert"))'),
    ),
    act: "#add",
  },
  "another tab buys, while a size is chosen": {
    pages: onProduct(`<select id="s"><option>S<option>M</select><button id="z">M</button>${ADD}`, {
      script: "const add = () => {}; z.onclick = () => setTimeout(bump, 500);",
    }),
    act: "#z",
  },
  "another tab buys, while something is wished for": {
    pages: onListing(() => '<button onclick="add()" aria-label="Add to favourites">♡</button>', {
      ...add("setTimeout(bump, 500)"),
    }),
    act: ".tile:first-child button",
  },
  "a press that asks for a size in a dialog": {
    pages: onListing(() => '<button onclick="add()">Add to cart</button>', {
      end: `<dialog id="view"><h2>Merino Scarf</h2><p class="price">€35.00</p><button>S</button><button>M</button><button>Add to cart</button></dialog>`,
      ...add("view.showModal()"),
    }),
    act: ".tile:first-child button",
  },
  "a look into the cart": {
    pages: onProduct(ADD, {
      badge: '<button id="b" onclick="drawer.hidden = false">View cart (<span id="n">1</span>)</button>',
      end: DRAWER,
      ...add(""),
    }),
    act: "#b",
  },
  "a press that leads to nothing, while a clock ticks": {
    pages: onProduct(ADD, {
      badge: `${TEXT_BADGE} <p class="cart-timer">Ends in <b id="t">10</b></p>`,
      script: "const add = () => {}; setInterval(() => { t.textContent++; }, 700);",
    }),
    act: "#add",
  },
  "a card's button that leads to its product": {
    pages: {
      ...onListing(() => `<a class="b" href="${PATH}">Add to cart</a>`),
      ...onProduct(ADD, add("")),
    },
    act: ".tile:first-child .b",
  },
  "a press that failed, and the way to the cart": {
    pages: {
      ...onProduct(ADD, { badge: '<a id="go" href="/cart">Cart</a>', ...add('say("Sold out", "alert")') }),
      "/cart": page("Your cart", `<h1>Your cart</h1><ul>${line("Fisher Jumper", 1, "")}</ul>`, { badge: "" }),
    },
    act: async (page) => {
      await page.locator("#add").click();
      await page.clock.runFor(500);
      await page.locator("#go").click();
    },
  },
  "a line that could not be taken out": {
    pages: {
      "/cart": cart(CART_LINES, "const out = () => ask('/soldout').then(() => say('Try again', 'alert'));"),
    },
    act: "#out",
  },
  "more in a field of a cart that waits to be told": {
    pages: {
      "/cart": page(
        "Your cart",
        `<h1>Your cart</h1><ul>${line("Merino Scarf", 1, '<input class="f" type="number" value="1"><button id="more" onclick="f().value++">+</button>').replace('<span class="qty">1</span>', "")}${line("Wool Hat", 1, "")}</ul><button>Update cart</button><a href="/checkout">Checkout</a>`,
        { script: "const f = () => $('.f');" },
      ),
    },
    act: "#more",
  },
  "a drawer with one line that is closed": {
    pages: onProduct(ADD, {
      end: `<div class="drawer" id="d"><div><h2>Your bag</h2><button id="x" onclick="d.hidden = true">×</button><ul>${line("Merino Scarf", 1, "")}</ul></div><a href="/checkout">Checkout</a></div>`,
      ...add(""),
    }),
    act: "#x",
  },
  "a filter that is taken off": {
    pages: {
      "/collections/knitwear": listing(() => "", {
        script: "const out = (b) => b.parentNode.remove();",
        end: '<p><span>Blue <button id="out" onclick="out(this)" aria-label="Remove filter">×</button></span></p>',
      }),
    },
    act: "#out",
  },
  "a coupon that is taken off": {
    pages: {
      "/cart": cart(
        `${CART_LINES}<li id="c">SPRING <button id="off" onclick="ask().then(() => c.remove())">Remove</button></li>`,
        "const out = () => {};",
      ),
    },
    act: "#off",
  },
  "more of what is not in the cart yet": {
    pages: onProduct(
      `<div class="quantity"><button>−</button><span id="q">1</span><button id="more" onclick="q.textContent = 2">+</button></div>${ADD}`,
      add(""),
    ),
    act: "#more",
  },
  "a place on a product's page": {
    pages: onProduct(`${ADD}<a id="r" href="#payment">Payment</a><p id="payment">By card</p>`, add("")),
    act: "#r",
  },
};
