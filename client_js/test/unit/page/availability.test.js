import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { availabilityIn } from "../../../src/page/sources/availability.js";

/** The same words are read by the server's tests. @type {{ written: string, said: string | null }[]} */
const VECTORS = JSON.parse(
  await readFile(new URL("../../../../tests/vectors/availability.json", import.meta.url), "utf8"),
);

for (const { written, said } of VECTORS) {
  test(`${JSON.stringify(written)} says ${said}`, () =>
    assert.equal(availabilityIn(written), said ?? undefined));
}

test("what is no text says nothing", () => {
  for (const word of [undefined, null, {}]) assert.equal(availabilityIn(word), undefined);
});
