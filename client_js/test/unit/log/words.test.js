import assert from "node:assert/strict";
import { test } from "node:test";
import { saysAdded, saysRefused } from "../../../src/log/cart/words.js";

test("a message of the cart says that something was put into it", () => {
  for (const text of ["Added to your cart", "2 × Wool Hat added", "Zum Warenkorb hinzugefügt"])
    assert.equal(saysAdded(text), true, text);
});

test("what is said of other lists, of others, or of much else, says nothing of the cart", () => {
  for (const text of [
    "Added to your wish list",
    "Added to your wishlist",
    "Added to compare",
    "Added to your favourites",
    "Saved: added to your list",
    "Somebody in Graz just added this to the cart",
    "Added to the cart 3 minutes ago",
    "Auf deinem Merkzettel hinzugefügt",
  ])
    assert.equal(saysAdded(text), false, text);
  assert.equal(saysRefused("Sorry, it is already on your wish list"), false);
});

test("what was refused was not added", () => {
  for (const text of ["Sorry, only 2 left to be added", "It could not be added", "Bitte wähle eine Größe"]) {
    assert.equal(saysAdded(text), false, text);
    assert.equal(saysRefused(text), true, text);
  }
});
