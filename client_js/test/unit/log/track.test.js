import assert from "node:assert/strict";
import { test } from "node:test";
import { trackedEvents } from "../../../src/log/track.js";

test("a name and its fields become an event", () => {
  assert.deepEqual(trackedEvents("coupon_applied", { code: "SPRING" }), [
    { kind: "coupon_applied", code: "SPRING" },
  ]);
});

test("what identifies an event cannot be overwritten", () => {
  assert.deepEqual(trackedEvents("thing", { kind: "x", seq: 9, at: 1, a: 1 }), [{ kind: "thing", a: 1 }]);
});

test("personal data is scrubbed from texts, however deep", () => {
  const [event] = trackedEvents("thing", {
    note: "mail mara@example.com",
    list: [{ tel: "+49 170 1234567" }],
  });
  assert.deepEqual(event, { kind: "thing", note: "mail [email]", list: [{ tel: "[number]" }] });
});

test("a long text without spaces, such as a picture, takes no time", () => {
  const [event] = trackedEvents("thing", { picture: "A".repeat(1_000_000) });
  assert.equal(/** @type {any} */ (event).picture.length, 200);
});

test("fields in Google's shape are translated", () => {
  assert.deepEqual(trackedEvents("add_to_cart", { items: [{ item_id: "ZX-1" }] }), [
    { kind: "add_to_cart", product: "ZX-1", quantity: 1 },
  ]);
});

test("no name is no event", () => {
  assert.deepEqual(trackedEvents(undefined, {}), []);
  assert.deepEqual(trackedEvents("  ", {}), []);
});
