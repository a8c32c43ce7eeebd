import assert from "node:assert/strict";
import test from "node:test";
import { contextRows, momentText } from "../../../src/debug/told.js";

test("each field has its source and how sure it is; what disagrees has a row of its own", () => {
  const rows = contextRows({
    type: "product",
    product: { id: "zx", price: 49 },
    regions: ["reviews", "price"],
    source: { type: "jsonld", "product.price": "jsonld" },
    confidence: { type: "high", "product.price": "low" },
    conflicts: [{ field: "product.price", kept: 49, other: 39, source: "page" }],
  });
  assert.deepEqual(rows, [
    ["type", "product", "jsonld", "high"],
    ["product.id", "zx", "", ""],
    ["product.price", "49", "jsonld", "low"],
    ["regions", "reviews, price", "", ""],
    ["product.price, otherwise", "39", "page", "in conflict"],
  ]);
});

test("a moment is its kind and its numbers", () => {
  assert.equal(
    momentText({ kind: "scroll_loop", reversals: 4, net: 0.2 }),
    "scroll loop · reversals 4 · net 0.2",
  );
});
