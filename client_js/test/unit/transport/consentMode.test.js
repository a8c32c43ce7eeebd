import assert from "node:assert/strict";
import { test } from "node:test";
import { readConsentMode } from "../../../src/transport/consentMode.js";

/** @param {string} action @param {object} signals */
const entry = (action, signals) => /** @type {any} */ (["consent", action, signals]);

test("storage types grant our purposes", () => {
  assert.deepEqual(
    readConsentMode(
      entry("update", {
        analytics_storage: "granted",
        functionality_storage: "granted",
        ad_storage: "denied",
      }),
      {},
    ),
    { analytics: true, personalization: true, marketing: false },
  );
});

test("what is not mentioned stays as it was", () => {
  assert.deepEqual(readConsentMode(entry("update", { ad_storage: "granted" }), { analytics: true }), {
    analytics: true,
    marketing: true,
  });
});

test("a default for one region can only deny", () => {
  assert.deepEqual(
    readConsentMode(entry("default", { analytics_storage: "granted", region: ["US"] }), {}),
    {},
  );
  assert.deepEqual(readConsentMode(entry("default", { analytics_storage: "denied", region: ["DE"] }), {}), {
    analytics: false,
  });
});

test("other entries say nothing", () => {
  const known = { analytics: true };
  assert.equal(readConsentMode(/** @type {any} */ (["event", "purchase", {}]), known), known);
  assert.equal(readConsentMode({ event: "consent" }, known), known);
});
