import assert from "node:assert/strict";
import { test } from "node:test";
import { isOfType, parseJsonLd } from "../../../src/page/parseJsonLd.js";

const names = (/** @type {string[]} */ ...texts) =>
  parseJsonLd(texts)
    .map((node) => node["name"])
    .filter(Boolean);

test("a graph, a list and a lone node are all read", () => {
  assert.deepEqual(names('{"@graph":[{"name":"a"}]}', '[{"name":"b"},{"name":"c"}]', '{"name":"d"}'), [
    "a",
    "b",
    "c",
    "d",
  ]);
});

test("a broken script beside a good one does not hide it", () => {
  assert.deepEqual(names('{"name": "a",}', '{"name":"b"}'), ["b"]);
});

test("CDATA, comments, line breaks in strings and a last semicolon are forgiven", () => {
  assert.deepEqual(names('/*<![CDATA[*/{"name":"a"}/*]]>*/', '<!-- {"name":"b"} -->', '{"name":"c\nd"};'), [
    "a",
    "b",
    "c d",
  ]);
});

test("a type may be a list or an address", () => {
  assert.ok(isOfType({ "@type": ["Car", "Product"] }, /^Product$/));
  assert.ok(isOfType({ "@type": "http://schema.org/Product" }, /^Product$/));
  assert.ok(!isOfType({ "@type": "ProductList" }, /^Product$/));
});
