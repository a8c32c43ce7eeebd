import assert from "node:assert/strict";
import { test } from "node:test";
import { createEchoes } from "../../../src/log/echoes.js";

const add = { kind: "add_to_cart" };

test("what another source has just told is no news, once", () => {
  const isNews = createEchoes(() => 0);
  assert.deepEqual([isNews(add, "page"), isNews(add, "object"), isNews(add, "object")], [true, false, true]);
});

test("what four sources tell is told once", () => {
  const isNews = createEchoes(() => 0);
  const told = [isNews(add, "tag"), isNews(add, "object"), isNews(add, "page"), isNews(add, "older")];
  assert.deepEqual(told, [true, false, false, false]);
});

test("two of one source are two", () => {
  const isNews = createEchoes(() => 0);
  assert.deepEqual([isNews(add, "object"), isNews(add, "object")], [true, true]);
});

test("later it is news again", () => {
  let now = 0;
  const isNews = createEchoes(() => now);
  isNews(add, "page");
  now = 3000;
  assert.ok(isNews(add, "object"));
});

test("views are told by one source only and always pass", () => {
  const isNews = createEchoes(() => 0);
  const view = { kind: "viewed_product" };
  assert.deepEqual([isNews(view, "page"), isNews(view, "object")], [true, true]);
});
