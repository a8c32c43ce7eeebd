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
import { onAway } from "../page/input/onAway.js";
import { onInput } from "../page/input/onInput.js";
import { isWithin, pressedBy } from "../page/input/targetOf.js";
import { isVisible } from "../page/isVisible.js";
import { REGION_HINTS } from "../page/regionHints.js";
import { select } from "../page/select.js";
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
  let inputs = fieldsIn(_regions.get("coupon") ?? []);
  /** Many shops put the field in when it is asked for, and anew when the cart has changed. */
  const find = () => {
    if (!inputs[0]?.isConnected) inputs = fieldsIn(select(REGION_HINTS.coupon._selector));
    return inputs[0];
  };
  /** @param {Event} event */
  const isTheirs = (event) => isWithin(event, inputs);
  let focused = NEVER;
  /** When the field was asked for. */
  let asked = Number.POSITIVE_INFINITY;
  let isChanged = false;
  let codes = 0;
  /** Whether the page was left soon after the field was. */
  let isSoon = false;
  const alarm = createAlarm();
  /** @param {string} reason */
  const tell = (reason) => report({ kind: "coupon_hunt", reason, codes }, { _patient: true, _hands: true });
  const isEmpty = () => inputs.every((input) => !input.value);
  /** @param {HTMLInputElement | undefined} field */
  const submit = (field) => {
    if (!field?.value || !isChanged) return;
    codes += 1;
    isChanged = false;
    alarm(() => {
      if (REFUSED.test(complaintAt(field, VERDICTS) ?? "")) tell("rejected");
      else if (codes >= COUPON_CODES) tell("codes");
    }, COUPON_VERDICT_MS);
  };
  /** @param {Event} event @param {HTMLInputElement | undefined} field */
  const turnAway = (event, field) => {
    const isLooked = clock() - asked >= COUPON_LOOK_MS && field && isVisible(field);
    if (!isLooked || isWithin(event, [boxOf(field)]) || !isEmpty()) return;
    asked = Number.POSITIVE_INFINITY;
    tell("opened");
  };
  const stops = [
    alarm,
    onInput("focusin", (event) => {
      const field = find();
      if (isTheirs(event)) focused = clock();
      turnAway(event, field);
    }),
    onInput("focusout", (event) => {
      const isLong = isTheirs(event) && clock() - focused >= COUPON_FOCUS_MS;
      if (isLong && isEmpty() && document.hasFocus()) tell("left_empty");
    }),
    // Coupon extensions change the value by script, which is not trusted and never gets here.
    onInput("input", (event) => {
      isChanged ||= isTheirs(event);
    }),
    onInput("keydown", (event) => event.key === "Enter" && isTheirs(event) && submit(inputs[0])),
    onInput("click", (event) => {
      const field = find();
      if (field && isWithin(event, [boxOf(field)]) && !isTheirs(event)) submit(field);
      turnAway(event, field);
      const control = pressedBy(event);
      if (control && CODE.test(nameOf(control)) && !(field && isVisible(field))) asked = clock();
    }),
    onAway(
      (away_ms) => {
        if (isSoon && away_ms >= COUPON_AWAY_MS) tell("went_away");
      },
      () => {
        isSoon = clock() - focused <= COUPON_AWAY_WITHIN_MS;
      },
    ),
  ];
  return () => stopAll(stops);
}

/** Returns the fields for a code among and within the places found. @param {Element[]} places */
const fieldsIn = (places) =>
  /** @type {HTMLInputElement[]} */ (
    places.flatMap((found) => [found, ...found.querySelectorAll(FIELDS)])
  ).filter((input) => input.matches(FIELDS) && !/gift|geschenk/i.test(input.name + input.id));

/** What the field stands in with the control that sends it. @param {Element} field */
const boxOf = (field) => field.parentElement?.closest("form,fieldset,section,p,div") ?? field;
