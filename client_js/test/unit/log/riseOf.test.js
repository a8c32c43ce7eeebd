import assert from "node:assert/strict";
import { test } from "node:test";
import { riseOf } from "../../../src/log/cart/riseOf.js";

/** @param {Record<string, number>} before @param {Record<string, number>} now @param {number} [quantity] */
const rise = (before, now, quantity = 1) =>
  riseOf({ _numbers: before, _asks: [{ _orders: [{ product: "ZX-1", quantity }] }] }, now);

test("a number beside the cart that is larger than before has risen", () => {
  assert.equal(rise({ "/cart": 2 }, { "/cart": 5 }), 3);
  assert.equal(rise({ "/cart": 2 }, { "/cart": 2 }), 0);
  assert.equal(rise({ "/cart": 2 }, { "/cart": 1 }), 0);
});

test("the link to the cart says it better than what is only called so", () => {
  assert.equal(rise({ "/cart": 2, "p cart-timer": 10 }, { "/cart": 2, "p cart-timer": 11 }), 0);
});

test("a first number is what was asked for, or one that was on its way", () => {
  assert.equal(rise({ "/cart": -1 }, { "/cart": 2 }, 2), 2);
  assert.equal(rise({ "/cart": -1 }, { "/cart": 3 }), 0);
});

test("a number in a place that was not there before says nothing", () => {
  assert.equal(rise({ "/cart": 2 }, { "/basket": 3 }), 0);
});
