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
  STRUGGLE_SUBMITS,
  STRUGGLE_VERDICT_MS,
} from "../constants.js";
import { clock } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { complaintAt } from "../page/complaintAt.js";
import { FIELDS, purposeOf } from "../page/formFields.js";
import { onInput } from "../page/input/onInput.js";
import { targetOf } from "../page/input/targetOf.js";

/** A code that is refused is another moment, a search another story. */
const OTHERS = /** @type {const} */ (["coupon", "search"]);

/**
 * What is known of one field: counts and times, never a value. What the shop said of it before it was touched is no
 * refusal.
 *
 * @typedef {{ failures: number, returns: number, deletions: number, focus_ms: number, _before: string | null | undefined, _edited?: boolean }} Field
 */

/**
 * Fought with a field: refused, returned to, deleted, stared at, or far slower than its neighbours; or sent the form twice
 * in vain, whatever was wrong with it.
 *
 * @type {Detector}
 */
export function onFormStruggle(report, { _regions, _activity }) {
  /** By name where they have one: a form that is refused may be drawn anew. @type {Map<unknown, Field>} */
  const fields = new Map();
  /** Fields the shop may still find fault with, and whether the browser has. @type {Map<Element, boolean>} */
  const unjudged = new Map();
  const alarm = createAlarm();
  /** The form just sent. @type {Element | null} */
  let form = null;
  /** The form last sent in vain, and how often. @type {Element | null} */
  let last = null;
  let sent = 0;
  /** The field in use. @type {Element | undefined} */
  let current;
  let focused = 0;
  /** How long it took to the key that began the edit, or to the last one that did nothing; less than nothing before. */
  let waited_ms = -1;
  let edited = false;
  /** How much stood in it before it was shortened; nothing that compares once that has counted. */
  let full = 0;

  /** @param {Element} element */
  const field = (element) => {
    const known = fields.get(keyOf(element)) ?? {
      failures: 0,
      returns: 0,
      deletions: 0,
      focus_ms: 0,
      _before: complaintAt(element),
    };
    fields.set(keyOf(element), known);
    return known;
  };
  /** Tells whether a field may be looked at. @param {Element} element */
  const isWatched = (element) =>
    purposeOf(element) &&
    !OTHERS.some((name) => _regions.get(name)?.some((region) => region.contains(element)));
  /** @param {Element} element @param {boolean} [stared] at it before the first key */
  const judge = (element, stared) => {
    const { failures, returns, deletions, focus_ms } = field(element);
    const struggles =
      failures >= STRUGGLE_FAILURES ||
      sent >= STRUGGLE_SUBMITS ||
      returns >= STRUGGLE_RETURNS ||
      deletions >= STRUGGLE_DELETIONS ||
      stared ||
      isSlow(focus_ms, [...fields.values()]);
    if (!struggles) return;
    report(
      {
        kind: "form_struggle",
        field: purposeOf(element) ?? null,
        failures: Math.max(failures, sent),
        returns,
        deletions,
        focus_ms: Math.round(focus_ms),
      },
      { _patient: true, _hands: true },
    );
    fields.delete(keyOf(element));
    sent = 0;
  };
  const hearShop = () => {
    const failed = [...unjudged].filter(([element, isRefused]) => {
      const complaint = complaintAt(inPlaceOf(element));
      return isRefused || (complaint && complaint !== field(element)._before);
    });
    unjudged.clear();
    if (form && failed.length) {
      sent = last?.isConnected && form !== last ? 1 : sent + 1;
      last = form;
    }
    form = null;
    for (const [element] of failed) {
      field(element).failures += 1;
      judge(element);
    }
  };
  /** @param {Element} element @param {Element | null} [sentIn] @param {boolean} [isRefused] */
  const expect = (element, sentIn = form, isRefused = unjudged.get(element) ?? false) => {
    if (!isWatched(element)) return;
    field(element);
    form = sentIn;
    unjudged.set(element, isRefused);
    alarm(hearShop, STRUGGLE_VERDICT_MS);
  };
  const stops = [
    alarm,
    onInput("focusin", (event) => {
      const element = targetOf(event);
      current = element && isWatched(element) ? element : undefined;
      if (current) field(current);
      focused = clock();
      waited_ms = -1;
      edited = false;
      full = lengthOf(event);
    }),
    // Which key edits depends on field and language: it is the one before the first edit.
    onInput("keydown", () => {
      if (!edited) waited_ms = clock() - focused;
    }),
    onInput("input", (event) => {
      if (!current || waited_ms < 0) return;
      edited = true;
      const length = lengthOf(event);
      const { inputType, isComposing } = /** @type {InputEvent} */ (event);
      if (!/^delete/.test(inputType ?? "")) full = length;
      else if (full - length >= LARGE_DELETION && !isComposing) {
        full = Number.NaN;
        field(current).deletions += 1;
      }
    }),
    onInput("focusout", () => {
      const spent = clock() - focused;
      if (!current || spent < BLUR_MIN_MS) return;
      const known = field(current);
      // Tabbing through a field that was filled in is no return.
      if (known._edited && edited) known.returns += 1;
      known.focus_ms += spent;
      if (edited) {
        known._edited = true;
        expect(current);
      }
      judge(current, edited && waited_ms >= STRUGGLE_FIRST_KEY_MS);
    }),
    onInput("submit", (event) => {
      const which = /** @type {Element} */ (targetOf(event));
      for (const element of which.querySelectorAll(FIELDS)) expect(element, which);
    }),
    onInput("invalid", (event) => {
      const element = /** @type {Element} */ (targetOf(event));
      // Shops ask the browser for its word while somebody types, too.
      if (_activity._clicked_ago() <= STRUGGLE_VERDICT_MS) expect(element, element.closest("form"), true);
    }),
  ];
  return () => stopAll(stops);
}

/** @param {Element} element */
const keyOf = (element) => element.getAttribute("name") || element;

/** What was drawn in a field's place. @param {Element} element */
const inPlaceOf = (element) =>
  element.isConnected ? element : (document.getElementsByName(String(keyOf(element)))[0] ?? element);

/** How much stands in a field, never what. @param {Event} event */
const lengthOf = (event) =>
  /** @type {Partial<HTMLInputElement> | undefined} */ (targetOf(event))?.value?.length ?? 0;

/** The median is a third of its time or less: it is for more than half of the fields used. @param {number} focus_ms @param {Field[]} all */
function isSlow(focus_ms, all) {
  const used = all.filter((known) => known.focus_ms);
  const quick = used.filter((known) => known.focus_ms * STRUGGLE_MEDIANS <= focus_ms);
  return focus_ms >= STRUGGLE_FOCUS_MS && used.length > 2 && quick.length > used.length / 2;
}
