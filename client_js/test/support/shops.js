/** @import { Shop } from "./test.js" */

/** The same jumper, sold by three shops. */
const DATA =
  '<script type="application/ld+json">{"@type":"Product","name":"Fisher Jumper","sku":"FJ-1","category":"Knitwear","offers":{"price":"89.00","priceCurrency":"EUR","availability":"InStock"}}</script>';
const CARDS = [1, 2, 3, 4]
  .map(
    (n) =>
      `<li class="card"><a href="/products/j${n}"><img alt="" width="40" height="40">J${n}</a><b>€${n}0.00</b></li>`,
  )
  .join("");

/**
 * A shop's markup: what its head holds, its body's attributes, its add-to-cart form, and its scripts.
 *
 * @typedef {object} Markup
 * @property {string} head
 * @property {(type: string) => string} body
 * @property {string} form
 */

/** @type {Record<string, Markup>} */
export const SHOPS = {
  shopify: {
    head: '<meta name="shopify-digital-wallet" content="/1/digital_wallets/dialog">',
    body: (type) => `class="template-${type === "listing" ? "collection" : type}"`,
    form: `<form action="/cart/add" method="post"><input type="hidden" name="id" value="4711"><button name="add" id="add">Add to cart</button></form>
      <script>document.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        fetch("/cart/add.js", { method: "POST" });
      });</script>`,
  },
  woocommerce: {
    head: "<script>window.wc_add_to_cart_params = {};</script>",
    body: (type) =>
      `class="woocommerce-page ${{ product: "single-product", listing: "tax-product_cat", search: "search-results", cart: "woocommerce-cart" }[type]}"`,
    form: `<form class="cart" method="post"><input type="number" name="quantity" value="1"><button id="add" name="add-to-cart" value="77" class="single_add_to_cart_button">Add to cart</button></form>`,
  },
  plain: {
    head: "",
    body: () => "",
    form: `<button id="add">Add to cart</button>
      <script>document.querySelector("#add").addEventListener("click", () => {
        window.dataLayer.push({ event: "add_to_cart", ecommerce: { currency: "EUR", items: [{ item_id: "FJ-1", price: 89, quantity: 1 }] } });
      });</script>`,
  },
};

/** Where each kind of page lies, and what is on it. @type {Record<string, (markup: Markup) => string>} */
const PAGES = {
  "/collections/knitwear": (markup) =>
    html(markup, "listing", "Knitwear", `<h1>Knitwear</h1><ul>${CARDS}</ul>`),
  "/search": (markup) =>
    html(markup, "search", "Search results", `<h1>Search results</h1><p>4 results</p><ul>${CARDS}</ul>`),
  "/products/fisher-jumper": (markup) =>
    html(
      markup,
      "product",
      "Fisher Jumper",
      `<div><h1>Fisher Jumper</h1><p class="price">€89.00</p>${markup.form}</div>`,
      DATA,
    ),
  "/cart": (markup) =>
    html(markup, "cart", "Your cart", '<h1>Your cart</h1><span class="cart-count">1</span>'),
};

/** @param {Markup} markup @param {string} type @param {string} title @param {string} main @param {string} [head] */
const html = (
  markup,
  type,
  title,
  main,
  head = "",
) => `<!doctype html><html lang="en"><head><title>${title}</title>${markup.head}${head}
<script>window.dataLayer = [];</script><script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script></head>
<body ${markup.body(type)}><main>${main}</main></body></html>`;

/**
 * Puts a shop of the given markup on the store's address; its cart answers with `status`.
 *
 * @param {Shop} shop @param {string} name
 * @param {{ form?: string, status?: number }} [options]
 */
export function openShop(shop, name, { form, status = 200 } = {}) {
  const markup = { .../** @type {Markup} */ (SHOPS[name]), ...(form && { form }) };
  for (const [path, write] of Object.entries(PAGES)) shop.pages.set(path, { text: write(markup) });
  shop.pages.set("/cart/add.js", { status, text: "{}" });
}
