import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePrice } from "../../../src/page/words/parsePrice.js";

/** @type {[unknown, string | undefined, number | undefined][]} */
const CASES = [
  [129, undefined, 129],
  ["129.00", "EUR", 129],
  ["48,00", "EUR", 48],
  ["26,00 €", "EUR", 26],
  ["1.299,00 €", "EUR", 1299],
  ["$1,299.00", "USD", 1299],
  ["1,299", "USD", 1299],
  ["47 405", "RUB", 47405],
  ["47\u00a0405", "RUB", 47405],
  ["$229.990", "CLP", 229990],
  ["100,000₫", "VND", 100000],
  ["10.1400", "EUR", 10.14],
  ["CHF 1'299.50", "CHF", 1299.5],
  ["4.500", "KWD", 4.5],
  ["0.00", "EUR", undefined],
  [0, "EUR", undefined],
  ["sold out", "EUR", undefined],
  [null, "EUR", undefined],
];
for (const [written, currency, amount] of CASES) {
  test(`${JSON.stringify(written)} in ${currency} is ${amount}`, () =>
    assert.equal(parsePrice(written, currency), amount));
}
