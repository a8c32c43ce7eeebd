import assert from "node:assert/strict";
import { test } from "node:test";
import { createQueue } from "../../../src/moments/queue.js";

/** @typedef {import("../../../src/moments/queue.js").Load} Load */

function recorded() {
  /** @type {Load[]} */
  const loads = [];
  return { loads, queue: createQueue((load) => void loads.push(load)) };
}
/** @param {Load} load */
const seqs = (load) => load.events.map((event) => /** @type {any} */ (event).seq);

test("events are numbered from one, a new view begins again", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { loads, queue } = recorded();
  queue._add({ kind: "a" });
  queue._add({ kind: "b" });
  queue._newView();
  queue._add({ kind: "c" });
  queue._flush();
  assert.deepEqual(loads.map(seqs), [[1, 2], [1]]);
  assert.notEqual(loads[0]?.view, loads[1]?.view);
});

test("the page goes with the first load only", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { loads, queue } = recorded();
  queue._page({ type: "product" });
  queue._flush();
  queue._add({ kind: "a" });
  queue._flush();
  assert.deepEqual(
    loads.map(({ page }) => page?.type),
    ["product", undefined],
  );
});

test("a question rides on the last part of a long load", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { loads, queue } = recorded();
  for (let count = 0; count < 150; count += 1) queue._add({ kind: "a" });
  queue._flush({ seq: 150 });
  assert.deepEqual(
    loads.map(({ events, ask }) => [events.length, ask?.seq]),
    [
      [100, undefined],
      [50, 150],
    ],
  );
});

test("with nothing to say nothing is said", () => {
  const { loads, queue } = recorded();
  queue._flush();
  assert.deepEqual(loads, []);
});

test("what does not fit in the queue is refused", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { queue } = recorded();
  for (let count = 0; count < 300; count += 1) assert.ok(queue._add({ kind: "a" }));
  assert.equal(queue._add({ kind: "a" }), 0);
});
