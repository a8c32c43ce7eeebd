import assert from "node:assert/strict";
import { test } from "node:test";
import { remember } from "../../../src/detectors/onProductRevisit.js";
import { forget } from "../../../src/detectors/seenProducts.js";

const HOUR = 3_600_000;

function memory() {
  /** @type {Map<string, unknown>} */
  const kept = new Map();
  return {
    _get: (/** @type {string} */ key) => kept.get(key),
    _set: (/** @type {string} */ key, /** @type {unknown} */ value) => void kept.set(key, value),
  };
}

test("views half an hour apart are two visits, closer ones are one", () => {
  const store = memory();
  assert.equal(remember(store, "a", 0).visits, 1);
  assert.equal(remember(store, "a", HOUR / 4).visits, 1);
  assert.equal(remember(store, "a", HOUR).visits, 2);
  assert.equal(remember(store, "a", 2 * HOUR).views, 4);
});

test("visits within seven days of each other belong together, whenever the first was", () => {
  const store = memory();
  for (const day of [0, 5]) remember(store, "a", day * 24 * HOUR);
  assert.equal(remember(store, "a", 9 * 24 * HOUR).visits, 3);
});

test("after seven days a product is new again", () => {
  const store = memory();
  remember(store, "a", 0);
  assert.deepEqual(remember(store, "a", 8 * 24 * HOUR), {
    last: 8 * 24 * HOUR,
    views: 1,
    visits: 1,
  });
});

test("only so many are remembered, the latest", () => {
  const store = memory();
  for (let count = 0; count < 60; count += 1) remember(store, `p${count}`, count);
  const kept = Object.keys(/** @type {object} */ (store._get("seen")));
  assert.equal(kept.length, 40);
  assert.ok(kept.includes("p59") && !kept.includes("p0"));
});

test("a product that was bought is forgotten", () => {
  const store = memory();
  remember(store, "a", 0);
  forget(store, "a");
  assert.equal(remember(store, "a", HOUR).visits, 1);
});
