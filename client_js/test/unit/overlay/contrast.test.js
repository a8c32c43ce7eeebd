import assert from "node:assert/strict";
import { test } from "node:test";
import { bestOn, contrast, readable } from "../../../src/overlay/card/contrast.js";

test("black on white is 21 to 1", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
});

test("a readable colour is left as it is", () => {
  assert.deepEqual(readable([47, 93, 80], [253, 252, 249]), [47, 93, 80]);
});

test("every ink becomes readable on every paper", () => {
  const levels = [0, 51, 102, 128, 153, 204, 255];
  for (const red of levels) {
    for (const green of levels) {
      for (const grey of levels) {
        const paper = /** @type {const} */ ([grey, grey, grey]);
        assert.ok(contrast(readable([red, green, 120], paper), paper) >= 4.5, `${red} ${green} on ${grey}`);
      }
    }
  }
});

test("of black and white the one with more contrast is taken", () => {
  for (let grey = 0; grey <= 255; grey += 1) {
    const ground = /** @type {const} */ ([grey, grey, grey]);
    const best = contrast(bestOn(ground), ground);
    assert.ok(best >= contrast([0, 0, 0], ground) - 0.01, `${grey}`);
    assert.ok(best >= contrast([255, 255, 255], ground) - 0.01, `${grey}`);
  }
});
