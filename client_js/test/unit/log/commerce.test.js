import assert from "node:assert/strict";
import { test } from "node:test";
import { viewEvents } from "../../../src/log/commerce.js";

/** @param {Partial<import("../../../src/types/internal.js").PublicContext>} fields */
const on = (fields, before = "home") =>
  viewEvents({ type: "unknown", source: {}, confidence: {}, conflicts: [], ...fields }, before);

test("a product page is a product seen", () => {
  assert.deepEqual(
    on({ type: "product", product: { id: "ZX-1", name: "ZX", price: 129, currency: "EUR" } }),
    [{ kind: "viewed_product", product: "ZX-1", name: "ZX", price: 129, currency: "EUR" }],
  );
});

test("a search page is a search", () => {
  assert.deepEqual(on({ type: "search", query: "boots", results: 0 }), [
    { kind: "searched", query: "boots", results: 0 },
  ]);
});

test("a checkout starts once and has steps", () => {
  assert.deepEqual(on({ type: "checkout", step: "shipping" }, "cart"), [
    { kind: "checkout_started" },
    { kind: "checkout_step", step: "shipping" },
  ]);
  assert.deepEqual(on({ type: "checkout", step: "payment" }, "checkout"), [
    { kind: "checkout_step", step: "payment" },
  ]);
});

test("a cart is seen with what is in it", () => {
  assert.deepEqual(on({ type: "cart", cart: { items: 2, value: 30, currency: "EUR" } }), [
    { kind: "viewed_cart", items: 2, value: 30, currency: "EUR" },
  ]);
});

test("an unknown page is no commerce", () => {
  assert.deepEqual(on({}), []);
});
