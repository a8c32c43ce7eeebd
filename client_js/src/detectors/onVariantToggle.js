/** @import { Detector } from "../types/internal.js" */

import {
  TOGGLE_CHANGES,
  TOGGLE_COLOUR_WEIGHT,
  TOGGLE_SETTLED_MS,
  TOGGLE_SIZE_WEIGHT,
  TOGGLE_WINDOW_MS,
} from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "../page/input/onInput.js";
import { isWithin, pressedBy } from "../page/input/targetOf.js";
import { nameOf } from "../page/words/naming.js";

const BUTTONS = "a,button,[role=radio],[role=option]";
const COLOUR = /colou?r|farbe|couleur|colore/i;
/** Controls that choose a variant, not a quantity or a part of a bundle. */
const FIELDS =
  ":is(input,select):not([name*=quantity i],[name*=qty i],[type=number],[type=checkbox],[data-bundle] *)";

/**
 * Went back and forth between options without adding: four settled changes in 45 s, sizes weighing more
 * than colours, with at least one return to an option left before.
 *
 * @type {Detector}
 */
export function onVariantToggle(report, scene) {
  const sizes = scene._regions.get("size-options") ?? [];
  const guides = scene._regions.get("size-guide");
  const form = scene._regions.get("add-to-cart")?.[0]?.closest("main,section");
  /** @type {{ at: number, value: string, weight: number }[]} */
  let changes = [];
  const alarm = createAlarm();

  /** @param {string} value @param {number} weight */
  const settle = (value, weight) => {
    if (changes[changes.length - 1]?.value === value) return;
    const at = clock();
    changes = [...changes, { at, value, weight }].filter((change) => at - change.at <= TOGGLE_WINDOW_MS);
    const sum = changes.reduce((total, change) => total + change.weight, 0);
    if (changes.length < TOGGLE_CHANGES || sum < TOGGLE_CHANGES || !hasReturn(changes)) return;
    report({ kind: "variant_toggle", option: weight > 1 ? "size" : "variant", changes: changes.length });
    changes = [];
  };
  /** @param {Event} event @param {string} choices */
  const choose = (event, choices) => {
    const field = /** @type {HTMLInputElement | undefined} */ (pressedBy(event));
    const isSize = isWithin(event, sizes);
    if (!field?.matches(choices) || isWithin(event, guides) || !(isSize || form?.contains(field))) return;
    const isColour = COLOUR.test(field.name + field.id);
    const weight = isSize ? TOGGLE_SIZE_WEIGHT : isColour ? TOGGLE_COLOUR_WEIGHT : 1;
    const value = [field.name, field.value || nameOf(field)].join("=");
    alarm(() => settle(value, weight), TOGGLE_SETTLED_MS);
  };
  const stops = [
    alarm,
    onInput("input", (event) => choose(event, FIELDS)),
    // Sizes are often buttons, which change nothing but their looks.
    onInput("click", (event) => choose(event, BUTTONS), sizes),
    scene._onCarted(() => {
      alarm();
      changes = [];
    }),
  ];
  return () => stopAll(stops);
}

/** A → B → A, with anything between. @param {{ value: string }[]} changes */
const hasReturn = (changes) => new Set(changes.map(({ value }) => value)).size < changes.length;
