import assert from "node:assert/strict";
import { test } from "node:test";
import { isOfType, parseJsonLd } from "../../../src/page/sources/parseJsonLd.js";

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
  assert.deepEqual(names('{"name": "a', '{"name":"b"}'), ["b"]);
});

test("a comma too many, two objects side by side and quotes as entities are mended", () => {
  assert.deepEqual(names('{"name": "a",}', '{"name":"b"} {"name":"c"}', "{&quot;name&quot;:&quot;d&quot;}"), [
    "a",
    "b",
    "c",
    "d",
  ]);
});

test("of two objects of which one is broken, the other is read", () => {
  assert.deepEqual(names('{"name":"a" "x"} {"name":"b {c}"}'), ["b {c}"]);
});

test("CDATA, comments, line breaks in strings and a last semicolon are forgiven", () => {
  assert.deepEqual(names('/*<![CDATA[*/{"name":"a"}/*]]>*/', '<!-- {"name":"b"} -->', '{"name":"c\nd"};'), [
    "a",
    "b",
    "c d",
  ]);
});

test("a type may be a list or an address", () => {
  assert.ok(isOfType({ "@type": ["Car", "Product"] }, "Product"));
  assert.ok(isOfType({ "@type": "http://schema.org/Product" }, "Product"));
  assert.ok(!isOfType({ "@type": "ProductList" }, "Product"));
});
