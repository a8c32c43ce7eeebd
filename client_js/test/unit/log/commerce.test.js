import assert from "node:assert/strict";
import { test } from "node:test";
import { viewEvents } from "../../../src/log/commerce.js";

/** @param {Partial<import("../../../src/types/internal.js").PublicContext>} fields @param {...(string | [string, string, number?])} before */
const on = (fields, ...before) =>
  viewEvents(
    { type: "unknown", source: {}, confidence: {}, conflicts: [], ...fields },
    before.map((step) => {
      const [type, id = "/", at = Date.now()] = [step].flat();
      return { type: String(type), id: String(id), at: Number(at) };
    }),
  );

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

test("a search is told once, whatever of it is looked at", () => {
  const boots = { type: "search", query: "boots", results: 9 };
  assert.deepEqual(on(boots, ["search", "boots"]), []);
  assert.deepEqual(on(boots, ["search", "boots"], ["product", "ZX-1"]), []);
});

test("another search is another, the same one after another is, and so is one of another visit", () => {
  const boots = { type: "search", query: "boots" };
  assert.equal(on(boots, ["search", "socks"]).length, 1);
  assert.equal(on(boots, ["search", "boots"], ["search", "socks"]).length, 1);
  assert.equal(on(boots, ["search", "boots", Date.now() - 31 * 60_000]).length, 1);
});

test("a checkout goes on after signing in", () => {
  assert.deepEqual(on({ type: "checkout" }, "checkout", "account"), []);
  assert.equal(on({ type: "checkout" }, "checkout", "cart").length, 1);
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
