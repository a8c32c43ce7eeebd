import assert from "node:assert/strict";
import { test } from "node:test";
import { isBought } from "../../../src/log/isBought.js";
import { dropAnswered, unansweredOrders } from "../../../src/log/unansweredOrders.js";

/** @returns {import("../../../src/types/internal.js").Store} */
function keep() {
  const kept = new Map();
  return { _get: (key) => kept.get(key), _set: (key, value) => void kept.set(key, value) };
}

const order = (/** @type {unknown} */ number) => /** @type {any} */ ({ kind: "purchased", order: number });

test("an order is told once, however often its page is opened and whatever kind of number it has", () => {
  const store = keep();
  assert.deepEqual(
    ["T1", "T2", "T1", 7, "7"].map((number) => isBought(store, order(number))),
    [false, false, true, false, true],
  );
});

test("what has no number cannot be told apart", () => {
  const store = keep();
  assert.deepEqual([isBought(store, order(undefined)), isBought(store, order(undefined))], [false, false]);
});

test("an order is kept until it has been answered, and one without a number, which would count twice, is not", () => {
  const store = keep();
  for (const number of ["T1", undefined, 7]) isBought(store, order(number));
  const open = () => unansweredOrders(store).map((kept) => kept.order);
  assert.deepEqual(open(), ["T1", 7]);
  dropAnswered(store, [{ kind: "viewed_cart" }]);
  assert.deepEqual(open(), ["T1", 7]);
  dropAnswered(store, [{ kind: "viewed_cart" }, order("T1"), order(7)]);
  assert.deepEqual(open(), []);
});
