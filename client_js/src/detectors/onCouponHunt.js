/** @import { Detector } from "../types/internal.js" */
import {
  COUPON_AWAY_MS,
  COUPON_AWAY_WITHIN_MS,
  COUPON_CODES,
  COUPON_FOCUS_MS,
  COUPON_VERDICT_MS,
} from "../constants.js";
import { stopAll } from "../lib/stopAll.js";
import { onAway } from "../page/hands/onAway.js";
import { onInput } from "../page/hands/onInput.js";
import { isWithin } from "../page/hands/targetOf.js";
import { isVisible } from "../page/isVisible.js";

const REFUSED = /invalid|not valid|expired|unknown|does not|ungültig|abgelaufen|non valid|inválid|no válid/i;

/**
 * Looked for a coupon code: stared at the field and left it empty, tried codes in vain, or went elsewhere
 * to find one. Only whether the field is empty is looked at, never what is in it.
 *
 * @type {Detector}
 */
export function onCouponHunt(report, { _regions }) {
  const inputs = /** @type {HTMLInputElement[]} */ (
    (_regions.get("coupon") ?? []).flatMap((found) =>
      found.matches("input") ? [found] : [...found.querySelectorAll("input")],
    )
  ).filter((input) => !/gift|geschenk/i.test(input.name + input.id));
  if (!inputs.length) return () => {};
  let focused = Number.NEGATIVE_INFINITY;
  let changes = 0;
  let codes = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @param {string} reason */
  const tell = (reason) => report({ kind: "coupon_hunt", reason, codes }, { _patient: true, _hands: true });
  const submit = () => {
    const [input] = inputs;
    if (!input?.value || !changes) return;
    codes += 1;
    changes = 0;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isRefused(input)) tell("rejected");
      else if (codes >= COUPON_CODES) tell("codes");
    }, COUPON_VERDICT_MS);
  };
  const focus = () => {
    focused = performance.now();
  };
  const leave = () => {
    if (inputs.some((input) => input.value)) return;
    if (performance.now() - focused >= COUPON_FOCUS_MS && document.hasFocus()) tell("left_empty");
  };
  const change = () => {
    changes += 1;
  };
  const stops = [
    onInput("focusin", focus, inputs),
    onInput("focusout", leave, inputs),
    // Coupon extensions change the value by script, which is not trusted and never gets here.
    onInput("input", change, inputs),
    onInput("keydown", ({ key }) => key === "Enter" && submit(), inputs),
    onInput("click", (event) => {
      const form = inputs[0]?.parentElement?.closest("form,fieldset,section,p,div");
      if (form && isWithin(event, [form]) && !isWithin(event, inputs)) submit();
    }),
    onAway((away_ms) => {
      const soon = performance.now() - away_ms - focused <= COUPON_AWAY_WITHIN_MS;
      if (soon && away_ms >= COUPON_AWAY_MS) tell("went_away");
    }),
  ];
  return () => {
    stopAll(stops);
    clearTimeout(timer);
  };
}

/** @param {HTMLInputElement} input */
function isRefused(input) {
  if (input.getAttribute("aria-invalid") === "true") return true;
  const around = input.closest("form,fieldset,section,div") ?? document.body;
  return [...around.querySelectorAll("[role=alert],[role=status],[class*=error i],[class*=message i]")].some(
    (found) => isVisible(found) && REFUSED.test(found.textContent ?? ""),
  );
}
