/** @import { Told } from "../lib/emit.js" */
/** @import { Decision, OpenOverlay, OverlayHooks, ShowParts } from "../types/internal.js" */
import { emit } from "../lib/emit.js";
import { pushData } from "../lib/pushData.js";
import { act } from "./card/act.js";
import { load } from "./load.js";
import { isDialog, objection, suitableFormat } from "./manners/courtesy.js";
import { openOverlay } from "./openOverlay.js";

/**
 * Shows a decision with good manners; returns what is open, or undefined when something stood in the way.
 *
 * @param {Decision} decision
 * @param {ShowParts} parts
 * @returns {Promise<OpenOverlay | undefined>}
 */
export async function showDecision(decision, parts) {
  const { overlay, id, campaign } = decision;
  const { _scene, _calm, _core, _asked } = parts;
  const input = _scene._activity._input();
  const given = overlay.given && (await load("given")).given(overlay.given, parts);
  /** Tells whether it may not be shown now, and says why. */
  const isObjected = () => {
    const reason = parts._isCurrent() ? (objection(_scene._activity, _asked) ?? given?.()) : "left";
    if (reason) parts._fail(reason);
    return reason;
  };
  if (isObjected()) return undefined;
  if (!emit("overlay:before", decision)) return parts._fail("canceled");

  let format = overlay.format ?? "corner";
  let chip = overlay.on_request ?? false;
  if (!_asked) {
    format = suitableFormat(format, input === "touch");
    chip ||= isDialog(format) && (input === "keyboard" || _calm);
  }
  const open = await openOverlay(
    decision,
    {
      _format: format,
      _chip: chip && isDialog(format),
      _calm,
      _lang: overlay.lang || document.documentElement.lang || navigator.language,
      _place: placeOf(overlay.region, _scene),
      _core,
      _scene,
      _asked: _asked ?? false,
      _why: id && `${_core._config.server}/why/${encodeURIComponent(id)}`,
    },
    hooksFor(decision, parts),
    isObjected,
  );
  if (!open) return open;
  given?.(open);
  emit("overlay:shown", decision);
  // The page hears of overlays that were shown only; which visitors are held out is known to the server alone.
  const told = { decision: id, campaign, arm: campaign, group: "shown" };
  if (id) pushData({ event: "waverly_overlay", waverly: told });
  return open;
}

/**
 * @param {string | null | undefined} region
 * @param {import("../types/internal.js").Scene} scene
 */
function placeOf(region, { _regions, _button, _look, _sections }) {
  const name = /** @type {import("../types/internal.js").RegionName} */ (region);
  return {
    _name: region ?? "",
    _region: _regions.get(name)?.[0],
    _button: _button(),
    _look: _look(),
    _read: _sections._element(_sections._current()),
  };
}

/** Ends that are no dismissal: the shopper moved on, or did what was offered; or the page took it away. */
const NOT_DISMISSED = /left|acted|removed/;

/** @param {Decision} decision @param {ShowParts} parts @returns {OverlayHooks} */
function hooksFor(decision, { _report, _scene, _calm, _closed, _fail }) {
  /**
   * Tells the server and the page.
   *
   * @template {"engaged" | "answered" | "dismissed"} W
   * @param {W} what @param {Omit<Told[`overlay:${W}`], "decision">} about @param {object} [more] for the server alone
   */
  const tell = (what, about, more) => {
    _report({ kind: `overlay_${what}`, decision: decision.id, ...about, ...more });
    emit(`overlay:${what}`, /** @type {Told[`overlay:${W}`]} */ ({ decision, ...about }));
  };
  return {
    _exposed: () => void _report({ kind: "overlay_exposed", decision: decision.id }),
    _engaged: (element) => tell("engaged", { element }),
    _answered: (answer, element) => tell("answered", { element, answer }),
    _closed(how, shown_ms) {
      _closed();
      if (how === "removed") _fail(how);
      if (!NOT_DISMISSED.test(how)) tell("dismissed", { how }, { shown_ms });
    },
    _act: (action) => act(action, decision, _scene, _calm),
  };
}
