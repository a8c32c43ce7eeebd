import assert from "node:assert/strict";
import { test } from "node:test";
import { atOnce } from "../../../src/lib/atOnce.js";
import { inSlices } from "../../../src/lib/inSlices.js";

/** @param {string[]} told */
function* steps(told) {
  for (const step of ["one", "two"]) {
    told.push(step);
    yield;
  }
  return told.join();
}

test("steps give the same at once and in slices, which begin when the thread is idle", async () => {
  Object.assign(globalThis, { window: globalThis, requestIdleCallback: queueMicrotask });
  /** @type {string[]} */
  const told = [];
  const sliced = inSlices(steps(told));
  assert.deepEqual(told, []);
  assert.equal(await sliced, "one,two");
  assert.equal(atOnce(steps([])), "one,two");
});
