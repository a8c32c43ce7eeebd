import assert from "node:assert/strict";
import { test } from "node:test";
import { scrub } from "../../../src/lib/scrub.js";

for (const [text, clean] of [
  ["where is my order mara@example.com", "where is my order [email]"],
  ["mara%40example.com", "[email]"],
  ["call me +49 170 123 45 67 please", "call me [number] please"],
  ["4111 1111 1111 1111", "[number]"],
  ["4111-1111-1111-1111", "[number]"],
  ["０９０−１２３４−５６７８", "[number]"],
  ["+1 (415) 555‑2671", "[number]"],
  ["٠١٠١٢٣٤٥٦٧٨", "[number]"],
  ["mara＠example.com", "[email]"],
  ["サイズ ４２ ４３", "サイズ ４２ ４３"],
  ["zx elite 42", "zx elite 42"],
  ["size 41 42 43", "size 41 42 43"],
  ["iphone 15 256gb", "iphone 15 256gb"],
]) {
  test(`"${text}" becomes "${clean}"`, () => assert.equal(scrub(text ?? ""), clean));
}
