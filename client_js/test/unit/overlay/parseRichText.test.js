import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRichText } from "../../../src/overlay/elements/parseRichText.js";

test("bold, links and plain text are runs of a paragraph", () => {
  assert.deepEqual(parseRichText("It **runs small**, see [sizes](/s)."), [
    {
      list: false,
      items: [
        [
          { text: "It " },
          { text: "runs small", bold: true },
          { text: ", see " },
          { text: "sizes", href: "/s" },
          { text: "." },
        ],
      ],
    },
  ]);
});

test("lines that begin with a dash are a list", () => {
  assert.deepEqual(parseRichText("Free:\n- returns\n- postage"), [
    { list: false, items: [[{ text: "Free:" }]] },
    { list: true, items: [[{ text: "returns" }], [{ text: "postage" }]] },
  ]);
});

test("an empty line begins a paragraph, a line break does not", () => {
  const blocks = parseRichText("one\ntwo\n\nthree");
  assert.deepEqual(
    blocks.map(({ items }) => items[0]?.map(({ text }) => text).join("")),
    ["one two", "three"],
  );
});

test("markup is text", () => {
  assert.deepEqual(parseRichText("<b>x</b>"), [{ list: false, items: [[{ text: "<b>x</b>" }]] }]);
});

test("nothing is nothing", () => {
  assert.deepEqual(parseRichText("  "), []);
});

test("a line said twice stays in its list", () => {
  assert.equal(parseRichText("- One\n- One").length, 1);
});
