import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "../../../src/lib/shared.js";

test("what is listened to begins with the first follower and ends with the last", () => {
  /** @type {string[]} */
  const told = [];
  const follow = shared((/** @type {Set<string>} */ followers) => {
    told.push("begun");
    return () => told.push(`ended, ${followers.size} left`);
  });
  const stops = [follow("one"), follow("other")];
  stops.forEach((stop) => stop());
  stops.forEach((stop) => stop());
  assert.deepEqual(told, ["begun", "ended, 0 left"]);
});
