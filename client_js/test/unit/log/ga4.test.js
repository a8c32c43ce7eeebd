import assert from "node:assert/strict";
import { test } from "node:test";
import { cartFromGa4, fromGa4, readGa4 } from "../../../src/log/ga4.js";

const items = [
  { item_id: "ZX-1", price: 129, quantity: 2 },
  { item_id: "S-1", price: "9,90" },
];

test("both ways of saying an event are read alike", () => {
  const fields = { currency: "EUR", items };
  // Objects pushed by a tag manager, and the arguments of a gtag call.
  assert.deepEqual(readGa4({ event: "add_to_cart", ecommerce: fields }), {
    name: "add_to_cart",
    fields,
    by: "object",
  });
  assert.deepEqual(readGa4(/** @type {any} */ (["event", "add_to_cart", fields])), {
    name: "add_to_cart",
    fields,
    by: "tag",
  });
  assert.equal(readGa4({ user: 1 }), undefined);
});

test("each item added is an event of its own", () => {
  assert.deepEqual(fromGa4("add_to_cart", { currency: "EUR", items }), [
    { kind: "add_to_cart", product: "ZX-1", quantity: 2, price: 129, currency: "EUR" },
    { kind: "add_to_cart", product: "S-1", quantity: 1, price: 9.9, currency: "EUR" },
  ]);
});

test("a purchase keeps its number and its lines", () => {
  const [event] = fromGa4("purchase", { transaction_id: "T1", value: "267.90", currency: "EUR", items });
  assert.deepEqual(event, {
    kind: "purchased",
    order: "T1",
    value: 267.9,
    currency: "EUR",
    lines: [
      { product: "ZX-1", quantity: 2, price: 129 },
      { product: "S-1", quantity: 1, price: 9.9 },
    ],
  });
});

test("a currency in small letters, or at the items alone, is one", () => {
  const own = [{ item_id: "ZX-1", price: 129, currency: "SEK" }];
  for (const fields of [{ currency: "sek", items }, { items: own }])
    assert.equal(
      /** @type {any} */ (fromGa4("purchase", { transaction_id: "T1", value: 9, ...fields })[0]).currency,
      "SEK",
    );
});

test("a purchase without a value is worth what is in it, and one for nothing is worth nothing", () => {
  const worthOf = (/** @type {object} */ fields) =>
    /** @type {any} */ (fromGa4("purchase", { transaction_id: "T1", items, ...fields })[0]).value;
  assert.equal(worthOf({}), 267.9);
  assert.equal(worthOf({ value: "" }), 267.9);
  assert.equal(worthOf({ value: 0 }), 0);
  assert.equal(worthOf({ value: "0.00" }), 0);
});

test("a purchase without a number cannot be counted once, so it is not counted", () => {
  assert.deepEqual(fromGa4("purchase", { value: 10, items }), []);
});

test("views are told by the page itself and not a second time", () => {
  for (const name of ["view_item", "view_item_list", "view_cart", "begin_checkout"])
    assert.deepEqual(fromGa4(name, { items }), []);
});

test("a cart is read from what describes one", () => {
  assert.deepEqual(cartFromGa4("view_cart", { value: 267.9, currency: "EUR", items }), {
    items: 3,
    value: 267.9,
    currency: "EUR",
    products: ["ZX-1", "S-1"],
  });
  assert.equal(cartFromGa4("view_item", { items }), undefined);
});

test("items that are none do no harm", () => {
  assert.deepEqual(fromGa4("add_to_cart", { items: [null, {}, { price: 3 }] }), []);
  assert.deepEqual(fromGa4("add_to_cart", { items: "x" }), []);
});
