/** @import { Detector } from "../types/internal.js" */
import {
  BLUR_MIN_MS,
  LARGE_DELETION,
  STRUGGLE_DELETIONS,
  STRUGGLE_FAILURES,
  STRUGGLE_FIRST_KEY_MS,
  STRUGGLE_FOCUS_MS,
  STRUGGLE_MEDIANS,
  STRUGGLE_RETURNS,
} from "../constants.js";
import { stopAll } from "../lib/stopAll.js";
import { purposeOf } from "../page/formFields.js";
import { onInput } from "../page/hands/onInput.js";
import { targetOf } from "../page/hands/targetOf.js";

/**
 * What is known of one field: counts and times, never a value.
 * @typedef {{ failures: number, returns: number, deletions: number, focus_ms: number, waited_ms: number, edited: boolean, run: number }} Field
 */

/**
 * Fought with a field: refused, returned to, deleted, stared at, or far slower than its neighbours.
 *
 * @type {Detector}
 */
export function onFormStruggle(report) {
  /** @type {Map<Element, Field>} */
  const fields = new Map();
  /** @type {Element | undefined} */
  let current;
  let focused = 0;
  let keyed = false;
  let editedNow = false;

  /** @param {Element} element */
  const field = (element) => {
    const known = fields.get(element) ?? {
      failures: 0,
      returns: 0,
      deletions: 0,
      focus_ms: 0,
      waited_ms: 0,
      edited: false,
      run: 0,
    };
    fields.set(element, known);
    return known;
  };
  /** @param {Element} element */
  const judge = (element) => {
    const purpose = purposeOf(element);
    const { failures, returns, deletions, focus_ms, waited_ms } = field(element);
    const others = [...fields.values()].map((known) => known.focus_ms).sort((a, b) => a - b);
    const median = others[others.length >> 1] ?? 0;
    const isSlow =
      focus_ms >= STRUGGLE_FOCUS_MS && others.length > 2 && focus_ms >= STRUGGLE_MEDIANS * median;
    const struggles =
      failures >= STRUGGLE_FAILURES ||
      returns >= STRUGGLE_RETURNS ||
      deletions >= STRUGGLE_DELETIONS ||
      waited_ms >= STRUGGLE_FIRST_KEY_MS ||
      isSlow;
    if (!purpose || !struggles) return;
    const measured = { field: purpose, failures, returns, deletions, focus_ms: Math.round(focus_ms) };
    report({ kind: "form_struggle", ...measured }, { _patient: true, _hands: true });
    fields.delete(element);
  };
  const stops = [
    onInput("focusin", (event) => {
      const element = targetOf(event);
      current = element && purposeOf(element) ? element : undefined;
      focused = performance.now();
      keyed = false;
      editedNow = false;
    }),
    onInput("keydown", (event) => {
      if (!current || keyed || event.key === "Tab") return;
      keyed = true;
      field(current).waited_ms = performance.now() - focused;
    }),
    onInput("input", (event) => {
      if (!current || !keyed) return;
      const known = field(current);
      editedNow = true;
      const deletes = /^delete/.test(/** @type {InputEvent} */ (event).inputType ?? "");
      known.run = deletes ? known.run + 1 : 0;
      if (known.run === LARGE_DELETION) known.deletions += 1;
    }),
    onInput("focusout", (event) => {
      const element = targetOf(event);
      const spent = performance.now() - focused;
      if (!element || element !== current || spent < BLUR_MIN_MS) return;
      const known = field(element);
      // Tabbing through a field that was filled in is no return.
      if (known.edited && editedNow) known.returns += 1;
      known.edited ||= editedNow;
      known.focus_ms += spent;
      known.run = 0;
      if (element.getAttribute("aria-invalid") === "true") known.failures += 1;
      judge(element);
    }),
    onInput("invalid", (event) => {
      const element = targetOf(event);
      if (!element || !purposeOf(element)) return;
      field(element).failures += 1;
      judge(element);
    }),
  ];
  return () => stopAll(stops);
}
