import assert from "node:assert/strict";
import { test } from "node:test";
import { readDataEntry } from "../../../src/page/sources/dataEntry.js";

const products = [{ id: "A", name: "Shirt", price: "10" }];

test("the older enhanced e-commerce is read in today's words", () => {
  const entry = { event: "addToCart", ecommerce: { currencyCode: "EUR", add: { products } } };
  assert.deepEqual(readDataEntry(entry), {
    name: "add_to_cart",
    fields: { currency: "EUR", transaction_id: undefined, value: undefined, items: products },
    by: "older",
  });
});

test("an older purchase carries its order", () => {
  const purchase = { actionField: { id: "T-1", revenue: "10.00" }, products };
  const fields = readDataEntry({ ecommerce: { purchase } })?.fields;
  assert.deepEqual([fields?.["transaction_id"], fields?.["value"]], ["T-1", "10.00"]);
});

test("impressions are a list without products around it", () => {
  const event = readDataEntry({ ecommerce: { impressions: products } });
  assert.deepEqual([event?.name, event?.fields["items"]], ["view_item_list", products]);
});

test("an entry that clears the e-commerce object is no event", () => {
  assert.equal(readDataEntry({ ecommerce: null }), undefined);
});
