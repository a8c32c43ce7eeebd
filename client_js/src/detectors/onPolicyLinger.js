/** @import { Detector, Report, Scene, Stop } from "../types/internal.js" */

import {
  LINK_REST_STRENGTH,
  POLICY_HOVER_MS,
  POLICY_OPEN_MS,
  POLICY_READ_MAX_MS,
  POLICY_READ_MIN_MS,
  POLICY_READ_SHARE,
  POLICY_VISIT_MS,
  READING_WPM,
} from "../constants.js";
import { createAlarm } from "../lib/createAlarm.js";
import { now } from "../lib/now.js";
import { stopAll } from "../lib/stopAll.js";
import { onHover } from "../page/input/onHover.js";
import { onInput } from "../page/input/onInput.js";
import { openedBy } from "../page/input/openedBy.js";
import { isWithin } from "../page/input/targetOf.js";
import { readTrail } from "../page/input/trail.js";
import { mainPart } from "../page/mainPart.js";
import { headingOf, nameOf } from "../page/words/naming.js";
import { says } from "../page/words/words.js";

const PROMISES = /** @type {const} */ (["returns", "shipping"]);
const CONTROL = "a,button,summary,[role=button]";
/** A link that leads elsewhere opens nothing here. */
const OPENING = "a:not([href]),[href^='#'],button,summary,[role=button]";

/**
 * Stayed with what the shop promises about returns or delivery: rested on the link without pressing it, opened it and
 * left it open, read a third of it, or left a product for it and came back.
 *
 * @type {Detector}
 */
export function onPolicyLinger(report, scene) {
  const policies = scene._regions.get("policy") ?? [];
  const controls = policies.filter((element) => element.matches(CONTROL));
  const sections = policies.filter((element) => !controls.includes(element));
  if (scene._context.type === "policy") sections.push(mainPart());
  const stops = [
    ...controls.map((control) => byHover(control, report)),
    byOpening(policies, report),
    ...sections.map((section) => byReading(section, report, scene)),
  ];
  byVisit(report, scene);
  return () => stopAll(stops);
}

/**
 * Reports with the promise a text is about.
 *
 * @param {Report} report @param {string} text @param {string} how @param {number} dwell_ms @param {{ strength?: number }} [more]
 * @param {import("../types/internal.js").ReportOptions} [options]
 */
function linger(report, text, how, dwell_ms, more, options) {
  const target = PROMISES.find((promise) => says(promise, text)) ?? "policy";
  report({ kind: "policy_linger", target, how, dwell_ms, ...more }, options);
}

/** Rested on the link and left it unpressed. @param {Element} control @param {Report} report @returns {Stop} */
const byHover = (control, report) =>
  onHover(control, ({ _ms, _pressed }) => {
    if (_pressed || _ms < POLICY_HOVER_MS) return;
    linger(report, nameOf(control), "hover", _ms, { strength: LINK_REST_STRENGTH });
  });

/** Opened an accordion or dialog and left it open for 6 s. @param {Element[]} policies @param {Report} report @returns {Stop} */
function byOpening(policies, report) {
  const alarm = createAlarm();
  /** @param {Event} event */
  const press = (event) => {
    const control = policies.find((policy) => policy.matches(OPENING) && isWithin(event, [policy]));
    if (!control) return;
    const isOpen = openedBy(control);
    alarm(() => {
      if (!isOpen()) return;
      linger(report, nameOf(control), "open", POLICY_OPEN_MS, {}, { _patient: true });
    }, POLICY_OPEN_MS);
  };
  const stops = [alarm, onInput("click", press, policies)];
  return () => stopAll(stops);
}

/** Kept a section of it in view, actively, long enough to read a third. @param {Element} section @param {Report} report @param {Scene} scene @returns {Stop} */
function byReading(section, report, { _sections, _activity }) {
  if (section.closest("footer,[role=contentinfo]")) return () => {};
  const words = (section.textContent ?? "").split(/\s+/).length;
  const reading_ms = ((words * POLICY_READ_SHARE) / READING_WPM) * 60_000;
  const needed_ms = Math.min(POLICY_READ_MAX_MS, Math.max(POLICY_READ_MIN_MS, reading_ms));
  let began = _activity._active_ms();
  const alarm = createAlarm();

  const look = () => {
    const dwell_ms = Math.round(_activity._active_ms() - began);
    if (dwell_ms < needed_ms) {
      alarm(look, Math.max(needed_ms - dwell_ms, 250));
      return;
    }
    const name = headingOf(section) || nameOf(section);
    linger(report, `${document.title} ${location.pathname} ${name}`, "read", dwell_ms);
  };
  if (section === mainPart()) look();
  // Whoever presses something else does not read this, which merely stands there.
  const stop = onInput("click", (event) => {
    if (!isWithin(event, [section])) began = _activity._active_ms();
  });
  _sections._onChange(section, (_name, entered) => {
    alarm();
    began = _activity._active_ms();
    if (entered) look();
  });
  return () => stopAll([alarm, stop]);
}

/** Left a product for the policy and came back within three minutes. @param {Report} report @param {Scene} scene */
function byVisit(report, { _context, _tab }) {
  const [before, policy] = readTrail(_tab).slice(-3);
  const shop = /^(product|cart|checkout)$/;
  if (policy?.type !== "policy" || !shop.test(before?.type ?? "") || !shop.test(_context.type)) return;
  const dwell_ms = Math.round(policy.active_ms ?? now() - policy.at);
  if (now() - policy.at > POLICY_VISIT_MS) return;
  linger(report, policy.id, "visit", dwell_ms, {}, { _patient: true });
}
