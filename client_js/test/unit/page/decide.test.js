import assert from "node:assert/strict";
import { test } from "node:test";
import { decideType } from "../../../src/page/decide.js";
import { decideProduct } from "../../../src/page/decideProduct.js";

/** @returns {import("../../../src/types/internal.js").PublicContext} */
const blank = () => ({ type: "unknown", source: {}, confidence: {}, conflicts: [] });

/** @param {[string, object][]} said */
const readings = (said) => said.map(([source, product]) => ({ source, product }));

test("the shown price beats the data's, and the conflict is told", () => {
  const context = blank();
  const product = decideProduct(
    readings([
      ["jsonld", { price: 49 }],
      ["shown", { price: 39 }],
    ]),
    context,
  );
  assert.equal(product.price, 39);
  assert.deepEqual(context.conflicts, [{ field: "product.price", kept: 39, other: 49, source: "jsonld" }]);
  assert.notEqual(context.confidence["product.price"], "high");
});

test("data that the page shows too is sure", () => {
  const context = blank();
  decideProduct(
    readings([
      ["jsonld", { price: 49 }],
      ["shown", { price: 49 }],
    ]),
    context,
  );
  assert.equal(context.confidence["product.price"], "high");
});

test("two data sources do not make a price sure that the page does not show", () => {
  const context = blank();
  decideProduct(
    readings([
      ["jsonld", { price: 49 }],
      ["opengraph", { price: 49 }],
    ]),
    context,
  );
  assert.equal(context.confidence["product.price"], "medium");
});

test("what the shop marked outweighs everything and is sure", () => {
  const context = blank();
  const said = readings([
    ["mark", { name: "Boot" }],
    ["jsonld", { name: "Sandal" }],
    ["shown", { name: "Sandal" }],
  ]);
  assert.equal(decideProduct(said, context).name, "Boot");
  assert.equal(context.confidence["product.name"], "high");
});

test("a draw between page types is unknown", () => {
  const votes = [
    { source: "jsonld", type: "product", _weight: 4 },
    { source: "heuristic", type: "listing", _weight: 4 },
  ];
  assert.equal(decideType(votes, blank()), "unknown");
});

test("a page type is sure when it leads by far", () => {
  const context = blank();
  const votes = [
    { source: "platform", type: "cart", _weight: 5 },
    { source: "heuristic", type: "cart", _weight: 2 },
    { source: "heuristic", type: "checkout", _weight: 2 },
  ];
  assert.deepEqual([decideType(votes, context), context.source["type"]], ["cart", "platform"]);
  assert.equal(context.confidence["type"], "high");
});
