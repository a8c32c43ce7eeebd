import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../../../src/detectors/onScrollLoop.js";

/** @param {number[]} heights @param {number} leg */
const turnsOf = (heights, leg) => {
  /** @type {import("../../../src/detectors/onScrollLoop.js").Turn[]} */
  const turns = [];
  heights.forEach((y, at) => void follow(turns, { y, at, height: 2000 }, leg));
  return turns.map(({ y }) => y);
};

test("turns are where the way back was a whole leg", () => {
  assert.deepEqual(turnsOf([0, 500, 1000, 400, 0, 900], 480), [0, 1000, 0, 900]);
});

test("a correction on the way is no turn", () => {
  assert.deepEqual(turnsOf([0, 500, 450, 900, 1200], 480), [0, 1200]);
});

test("less than a leg is no turn at all", () => {
  assert.deepEqual(turnsOf([0, 300, 0, 300, 0], 480), [0, 300]);
});

test("a first way that is too short keeps no leg after it from counting", () => {
  assert.deepEqual(turnsOf([137, 745, 0, 745], 675), [745, 0, 745]);
});
