import assert from "node:assert/strict";
import { test } from "node:test";
import { clip } from "../../../src/lib/clip.js";

test("text is trimmed, its spaces joined, and cut at the limit", () => {
  assert.equal(clip("  ZX \n Elite  ", 64), "ZX Elite");
  assert.equal(clip("x".repeat(300), 200)?.length, 200);
});

test("numbers become text, for ids are often numbers", () => {
  assert.equal(clip(42, 64), "42");
});

test("nothing is undefined, not an empty text", () => {
  for (const value of ["", "   ", null, undefined, {}, []]) assert.equal(clip(value, 64), undefined);
});
