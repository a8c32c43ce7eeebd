/** @import { Detector } from "../types/internal.js" */

import {
  COUPON_AWAY_MS,
  COUPON_AWAY_WITHIN_MS,
  COUPON_CODES,
  COUPON_FOCUS_MS,
  COUPON_LOOK_MS,
  COUPON_VERDICT_MS,
} from "../constants.js";
import { clock, NEVER } from "../lib/clock.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { complaintAt } from "../page/complaintAt.js";
import { FIELDS } from "../page/formFields.js";
import { onAway } from "../page/hands/onAway.js";
import { onInput } from "../page/hands/onInput.js";
import { isWithin, pressedBy } from "../page/hands/targetOf.js";
import { isVisible } from "../page/isVisible.js";
import { nameOf } from "../page/words/naming.js";

const REFUSED = /(in|not? |non )v[aá]lid|expired|unknown|does not|ungültig|abgelaufen/i;
/** Where else a refusal may stand: in what is not marked as an error, for its words are read. */
const VERDICTS = ",[role=status],[class*=message i]";
/** What the control is called that shows a field for a code. */
const CODE = /[ck]od[ei]?\b|[ck]o?up[oó]n|promo|voucher|gutschein|rabat/i;

/**
 * Looked for a coupon code: stared at the field and left it empty, had it shown and turned away, tried codes in vain, or
 * went elsewhere to find one. Only whether the field is empty is looked at, never what is in it.
 *
 * @type {Detector}
 */
export function onCouponHunt(report, { _regions }) {
  const inputs = /** @type {HTMLInputElement[]} */ (
    (_regions.get("coupon") ?? []).flatMap((found) => [found, ...found.querySelectorAll(FIELDS)])
  ).filter((input) => input.matches(FIELDS) && !/gift|geschenk/i.test(input.name + input.id));
  const [first] = inputs;
  if (!first) return () => {};
  const box = first.parentElement?.closest("form,fieldset,section,p,div") ?? first;
  let focused = NEVER;
  /** When the field was asked for. */
  let asked = Number.POSITIVE_INFINITY;
  let isChanged = false;
  let codes = 0;
  const alarm = createAlarm();
  /** @param {string} reason */
  const tell = (reason) => report({ kind: "coupon_hunt", reason, codes }, { _patient: true, _hands: true });
  const isEmpty = () => inputs.every((input) => !input.value);
  const submit = () => {
    if (!first.value || !isChanged) return;
    codes += 1;
    isChanged = false;
    alarm(() => {
      if (REFUSED.test(complaintAt(first, VERDICTS) ?? "")) tell("rejected");
      else if (codes >= COUPON_CODES) tell("codes");
    }, COUPON_VERDICT_MS);
  };
  /** @param {Event} event */
  const turnAway = (event) => {
    const isLooked = clock() - asked >= COUPON_LOOK_MS && isVisible(first);
    if (!isLooked || isWithin(event, [box]) || !isEmpty()) return;
    asked = Number.POSITIVE_INFINITY;
    tell("opened");
  };
  const stops = [
    alarm,
    onInput("focusin", (event) => {
      if (isWithin(event, inputs)) focused = clock();
      turnAway(event);
    }),
    onInput(
      "focusout",
      () => {
        const isLong = clock() - focused >= COUPON_FOCUS_MS;
        if (isLong && isEmpty() && document.hasFocus()) tell("left_empty");
      },
      inputs,
    ),
    // Coupon extensions change the value by script, which is not trusted and never gets here.
    onInput(
      "input",
      () => {
        isChanged = true;
      },
      inputs,
    ),
    onInput("keydown", ({ key }) => key === "Enter" && submit(), inputs),
    onInput("click", (event) => {
      if (isWithin(event, [box]) && !isWithin(event, inputs)) submit();
      turnAway(event);
      const control = pressedBy(event);
      if (control && CODE.test(nameOf(control)) && !isVisible(first)) asked = clock();
    }),
    onAway((away_ms) => {
      const soon = clock() - away_ms - focused <= COUPON_AWAY_WITHIN_MS;
      if (soon && away_ms >= COUPON_AWAY_MS) tell("went_away");
    }),
  ];
  return () => stopAll(stops);
}
