import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { parsePrice } from "../../../src/page/words/parsePrice.js";

/** The same prices are read by the server's tests. @type {{ written: string, currency: string, amount: number | null }[]} */
const VECTORS = JSON.parse(
  await readFile(new URL("../../../../tests/vectors/amounts.json", import.meta.url), "utf8"),
);
/** What only a page may hold. @type {[unknown, number | undefined][]} */
const ODD = [
  [129, 129],
  ["0.00", undefined],
  [0, undefined],
  [null, undefined],
];

for (const { written, currency, amount } of VECTORS) {
  test(`${JSON.stringify(written)} in ${currency} is ${amount}`, () =>
    assert.equal(parsePrice(written, currency), amount ?? undefined));
}
for (const [written, amount] of ODD) {
  test(`${JSON.stringify(written)} is ${amount}`, () => assert.equal(parsePrice(written), amount));
}
