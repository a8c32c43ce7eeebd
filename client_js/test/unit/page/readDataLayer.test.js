import assert from "node:assert/strict";
import { test } from "node:test";
import { readEntries } from "../../../src/page/sources/readDataLayer.js";

const item = { item_id: "A", item_name: "Shirt", price: 10, item_brand: "Acme" };

test("the product viewed is read from GA4's event", () => {
  const { type, _written: product } = readEntries([
    { event: "view_item", ecommerce: { currency: "EUR", items: [item] } },
  ]);
  assert.equal(type, "product");
  assert.equal(product?.id, "A");
  assert.deepEqual(
    [product?.name, product?.price, product?.currency, product?.brand],
    ["Shirt", 10, "EUR", "Acme"],
  );
});

test("a list of recommendations does not make a product page a listing", () => {
  const view = { event: "view_item", ecommerce: { items: [item] } };
  const list = { event: "view_item_list", ecommerce: { items: [item, item] } };
  assert.equal(readEntries([view, list]).type, "product");
});

test("of several products viewed none is the page's", () => {
  assert.deepEqual(readEntries([{ event: "view_item", ecommerce: { items: [item, item] } }])._written, {});
});

test("anything may lie in the array", () => {
  assert.deepEqual(readEntries([null, 3, "x", [], { event: {} }]), {});
});
