import assert from "node:assert/strict";
import { test } from "node:test";
import { isPassed } from "../../../src/log/isPassed.js";

/** @returns {any} */
function visit() {
  const kept = new Map();
  const tab = {
    _get: (/** @type {string} */ key) => kept.get(key),
    _set: (/** @type {string} */ key, /** @type {unknown} */ value) => kept.set(key, value),
  };
  return { _tab: tab, _session: () => ({ _id: "s1" }) };
}

const step = (/** @type {string} */ name) => /** @type {any} */ ({ kind: "checkout_step", step: name });

test("a step that is told when it is shown and when it is done is one", () => {
  const core = visit();
  const told = ["contact", "shipping", "shipping", "payment", "shipping"].map((name) =>
    isPassed(core, step(name)),
  );
  assert.deepEqual(told, [false, false, true, false, true]);
});

test("another checkout, and another visit, has steps of its own", () => {
  const core = visit();
  isPassed(core, step("payment"));
  assert.equal(isPassed(core, { kind: "checkout_started" }), false);
  assert.equal(isPassed(core, step("payment")), false);
  core._session = () => ({ _id: "s2" });
  assert.equal(isPassed(core, step("payment")), false);
});
