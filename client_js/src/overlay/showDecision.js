/** @import { Decision, OpenOverlay, OverlayHooks, ShowParts } from "../types/internal.js" */
import { emit } from "../lib/emit.js";
import { pushData } from "../lib/pushData.js";
import { act } from "./act.js";
import { objection, suitableFormat } from "./courtesy.js";
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
  const { _activity, _regions } = parts._scene;
  if (!parts._isCurrent()) return parts._fail("left");
  const objected = objection(_activity);
  if (objected) return parts._fail(objected);
  if (!emit("overlay:before", decision)) return parts._fail("canceled");
  const input = _activity._input();
  const open = await openOverlay(
    decision,
    {
      _format: suitableFormat(overlay.format ?? "corner", {
        touch: input === "touch",
        keyboard: input === "keyboard",
        calm: parts._calm,
      }),
      _lang: overlay.lang || document.documentElement.lang || navigator.language,
      _button: _regions.get("add-to-cart")?.[0],
      _why: `${parts._server}/why/${encodeURIComponent(id)}`,
    },
    hooksFor(decision, parts),
  );
  emit("overlay:shown", decision);
  // Who is told of an overlay was shown it: the held out are known to the server alone.
  const told = { decision: id, campaign, arm: campaign, group: "shown" };
  pushData({ event: "waverly_overlay", waverly: told });
  return open;
}

/** Ends that are no dismissal: the shopper moved on, or did what was offered. */
const NOT_DISMISSED = new Set(["left", "acted"]);

/** @param {Decision} decision @param {ShowParts} parts @returns {OverlayHooks} */
const hooksFor = (decision, { _report, _scene, _calm, _closed }) => ({
  _exposed: () => void _report({ kind: "overlay_exposed", decision: decision.id }),
  _engaged(element) {
    _report({ kind: "overlay_engaged", decision: decision.id, element });
    emit("overlay:engaged", { decision, element });
  },
  _dismissed(how, shown_ms) {
    _closed();
    if (NOT_DISMISSED.has(how)) return;
    _report({ kind: "overlay_dismissed", decision: decision.id, how, shown_ms });
    emit("overlay:dismissed", { decision, how });
  },
  _act: (action) => act(action, decision, _scene._regions, _calm),
});
