import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyReferrer } from "../../../src/page/classifyReferrer.js";

const here = { hostname: "shop.test", search: "" };
for (const [referrer, kind] of [
  ["", "direct"],
  ["https://shop.test/c/shoes", "internal"],
  ["https://www.google.com/", "search"],
  ["https://duckduckgo.com/", "search"],
  ["https://l.instagram.com/", "social"],
  ["https://t.co/abc", "social"],
  ["https://mail.google.com/", "email"],
  ["https://blog.example/x", "other"],
]) {
  test(`${referrer || "no referrer"} is ${kind}`, () =>
    assert.equal(classifyReferrer(referrer ?? "", here), kind));
}

test("a campaign that says e-mail is e-mail wherever it came through", () => {
  assert.equal(
    classifyReferrer("https://www.google.com/", { ...here, search: "?utm_medium=email" }),
    "email",
  );
});
