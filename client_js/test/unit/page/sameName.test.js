import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameName } from "../../../src/page/words/sameName.js";

test("case, marks and spaces make no other name", () => {
  assert.ok(isSameName("DJUNGELSKOG Soft toy, brown bear", "Djungelskog  soft toy - brown bear"));
});

test("a name within a title is the same", () => {
  assert.ok(isSameName("ZX Elite | Northbound", "ZX Elite"));
});

test("a short name is the same at the beginning of a text", () => {
  assert.ok(isSameName("Sedge", "Sedge, big lugs for soft ground | Fellway"));
});

test("a word within another is not, and nothing equals nothing", () => {
  assert.ok(!isSameName("Cart", "Go-cart wheel"));
  assert.ok(!isSameName("", undefined));
});
