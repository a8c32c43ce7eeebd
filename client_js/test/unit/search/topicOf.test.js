import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { topicOf } from "../../../src/search/topicOf.js";

/** The same queries are read by the server's tests. @type {{ query: string, locale: string, topic: string | null }[]} */
const VECTORS = JSON.parse(
  await readFile(new URL("../../../../tests/vectors/searches.json", import.meta.url), "utf8"),
);

/** Nobody listens here: the owner has added nothing. */
const NOWHERE = "http://127.0.0.1:9";

for (const { query, locale, topic } of VECTORS) {
  test(`"${query}" (${locale}) doubts ${topic ?? "nothing"}`, async () => {
    assert.equal(await topicOf(query, locale, NOWHERE), topic ?? undefined);
  });
}
