import { storedText, survey } from "../support/stores.js";
import { expect, test } from "../support/test.js";

const URL = "https://tea.example/assam";
const PRODUCT =
  '<main><div><h1>Assam</h1><p class="price">£12.50</p><button id="add">Add to basket</button></div></main>';
const DATA = '{"@type":"Product","name":"Assam","sku":"AS","offers":{"price":"12.50","priceCurrency":"GBP"}}';

/** @param {string} body @param {string} [head] */
const html = (body, head = "") => `<!doctype html><title>Assam</title>${head}<body>${body}`;

/** @param {string} json */
const jsonld = (json) => `<script type="application/ld+json">${json}</script>`;

for (const [what, text] of /** @type {[string, string][]} */ ([
  ["JSON-LD that is broken", html(PRODUCT, jsonld('{"@type":"Product", "name": ') + jsonld(DATA))],
  [
    "a form whose fields are named as its properties",
    html(
      `<form action="/basket/add"><input name="id"><input name="action"><input name="children"><input name="name"><input name="elements">${PRODUCT}</form>`,
      jsonld(DATA),
    ),
  ],
  [
    "forms and images named as the document's properties",
    html(
      `<form name="forms"></form><img name="body" alt=""><form name="title"></form>${PRODUCT}`,
      jsonld(DATA),
    ),
  ],
  [
    "arrays that an old library has extended",
    html(
      PRODUCT,
      `<script>Array.prototype.remove = function () {}; Array.prototype.toJSON = function () { return "[]"; }; Object.prototype.extend = function () {};</script>${jsonld(DATA)}`,
    ),
  ],
  [
    "a fetch that is not the browser's",
    html(PRODUCT, `<script>window.fetch = () => { throw new Error("no"); };</script>${jsonld(DATA)}`),
  ],
  [
    "elements whose ids are a platform's variables",
    html(
      `<i id="Shopify"></i><i id="hyva"></i><i id="BCData"></i><i id="dataLayer"></i>${PRODUCT}`,
      jsonld(DATA),
    ),
  ],
])) {
  test(`${what} changes nothing`, async ({ page }, { project }) => {
    const { type, product, platform } = await survey(page, {
      url: URL,
      text,
      build: project.metadata["build"],
    });
    expect([type, product.name, product.price, product.sku, platform]).toEqual([
      "product",
      "Assam",
      12.5,
      "AS",
      undefined,
    ]);
  });
}

test("several products of equal rank are none", async ({ page }, { project }) => {
  const many = jsonld(`[${["A", "B", "C", "D"].map((name) => `{"@type":"Product","name":"${name}"}`)}]`);
  const said = await survey(page, {
    url: URL,
    text: html("<h1>Teas</h1>", many),
    build: project.metadata["build"],
  });
  expect([said.type, said.product]).toEqual(["listing", undefined]);
});

test("a price of nought is no price", async ({ page }, { project }) => {
  const text = html(
    '<main><h1>Assam</h1><p class="price">£0.00</p></main>',
    jsonld(DATA.replace("12.50", "0.00")),
  );
  const { product } = await survey(page, { url: URL, text, build: project.metadata["build"] });
  expect(product.price).toBeUndefined();
});

test("a page of ten megabytes is read", async ({ page }, { project }) => {
  test.slow(); // the browser's own laying out: beside other work it alone takes half a minute
  const link = '<li><a href="/x" class="product"><img alt="">A tea</a> <button>Add to basket</button></li>';
  const text = html(`${PRODUCT}<ul>${link.repeat(112_000)}</ul>`, jsonld(DATA));
  expect(text.length).toBeGreaterThan(10_000_000);
  const { type, product } = await survey(page, { url: URL, text, build: project.metadata["build"] });
  expect([type, product.price]).toEqual(["product", 12.5]);
});

test("where data and page disagree, the page is believed, the conflict told, and nothing is sure", async ({
  page,
}, { project }) => {
  const text = storedText("magento2-product");
  const { product, conflicts, confidence } = await survey(page, {
    url: URL,
    text,
    build: project.metadata["build"],
  });
  expect(product.price).toBe(24.9);
  expect(conflicts).toContainEqual({
    field: "product.price",
    kept: 24.9,
    other: 20.4098,
    source: "opengraph",
  });
  expect(confidence["product.price"]).not.toBe("high");
});

test("a price between those that data go from and to is not sure, for nobody but the page says it", async ({
  page,
}, { project }) => {
  const text = storedText("marketplace-range");
  const { product, confidence } = await survey(page, { url: URL, text, build: project.metadata["build"] });
  expect([product.price, confidence["product.price"]]).toEqual([46.99, "medium"]);
});
