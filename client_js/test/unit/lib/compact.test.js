import assert from "node:assert/strict";
import { test } from "node:test";
import { compact } from "../../../src/lib/compact.js";

test("absent fields are left out, false and zero stay", () => {
  assert.deepEqual(compact({ a: null, b: undefined, c: Number.NaN, d: 0, e: false, f: "" }), {
    d: 0,
    e: false,
    f: "",
  });
});
