import assert from "node:assert/strict";
import { test } from "node:test";
import { availabilityIn } from "../../../src/page/sources/availability.js";

test("every spelling of the shops is understood", () => {
  for (const word of ["https://schema.org/InStock", "in_stock", "instock", "In Stock", "LimitedAvailability"])
    assert.equal(availabilityIn(word), "in_stock", word);
  for (const word of ["http://schema.org/OutOfStock", "SoldOut", "sold out", "oos", "Discontinued"])
    assert.equal(availabilityIn(word), "out_of_stock", word);
  for (const word of ["PreOrder", "pre-order", "schema.org/BackOrder"])
    assert.equal(availabilityIn(word), "preorder", word);
});

test("anything else says nothing", () => {
  for (const word of ["", undefined, "ask us", {}]) assert.equal(availabilityIn(word), undefined);
});
