import assert from "node:assert/strict";
import { before, test } from "node:test";
import { jsonLdProduct } from "../../../src/page/sources/jsonLdProduct.js";
import { readJsonLd } from "../../../src/page/sources/readJsonLd.js";

before(() => {
  Object.defineProperty(globalThis, "location", {
    value: new URL("https://shop.test/p/zx"),
    configurable: true,
  });
});

/** @param {...object} nodes */
function read(...nodes) {
  const { _nodes, ...reading } = readJsonLd(
    nodes.map((node) => JSON.stringify(node)),
    "/p/zx",
  );
  return { ...reading, product: _nodes && jsonLdProduct(..._nodes) };
}
const zx = {
  "@type": "Product",
  sku: "ZX-1",
  name: "ZX Elite",
  offers: { price: "129.00", priceCurrency: "EUR", availability: "https://schema.org/InStock" },
};

test("a product is read with price, currency and availability", () => {
  const { type, product } = read(zx);
  assert.equal(type, "product");
  assert.deepEqual(
    [product?.id, product?.price, product?.currency, product?.availability],
    ["ZX-1", 129, "EUR", "in_stock"],
  );
});

test("a group is in stock when any of its variants is, and costs the least of them", () => {
  const variant = (/** @type {string} */ price, /** @type {string} */ availability) => ({
    "@type": "Product",
    offers: [{ price, priceCurrency: "EUR", availability }],
  });
  const { product } = read({
    "@type": "ProductGroup",
    productGroupID: "ZX",
    name: "ZX",
    hasVariant: [variant("140", "OutOfStock"), variant("129", "InStock")],
  });
  assert.deepEqual([product?.id, product?.price, product?.availability], ["ZX", 129, "in_stock"]);
});

test("several nodes of one name are one product's sizes", () => {
  const sizes = [41, 42, 43, 44, 45].map((size) => ({ ...zx, sku: `ZX-${size}` }));
  assert.equal(read(...sizes).type, "product");
});

test("many different products are a listing, and none of them is the page's", () => {
  const many = ["a", "b", "c", "d"].map((name) => ({ ...zx, sku: name, name }));
  const { type, product } = read(...many);
  assert.deepEqual([type, product], ["listing", undefined]);
});

test("among many, the one with the page's address is the page's", () => {
  const many = ["a", "b", "c", "d"].map((name) => ({
    ...zx,
    sku: name,
    name,
    url: `https://shop.test/p/${name}`,
  }));
  assert.equal(read(...many, { ...zx, url: "https://shop.test/p/zx" }).product?.id, "ZX-1");
});

test("a price in its specification and entities in a name are read", () => {
  const { product } = read({
    "@type": "Product",
    sku: "E",
    name: "Elo&iacute;sa &amp; Co &#8211; &quot;x&quot;",
    offers: { priceSpecification: { price: "10,75", priceCurrency: "EUR" } },
  });
  assert.equal(product?.price, 10.75);
  assert.equal(product?.name, 'Eloísa & Co – "x"');
});

test("a list of products is a listing, with their number", () => {
  assert.deepEqual(read({ "@type": "ItemList", numberOfItems: 24 }), {
    type: "listing",
    _weight: 4,
    product: undefined,
    results: 24,
  });
});

test("nothing typed says nothing", () => {
  assert.deepEqual(read({ "@type": "Organization", name: "Northbound" }).type, undefined);
});
