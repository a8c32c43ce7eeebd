/** @import { Action, Answer, Core, Decision, OpenOverlay, OverlayHooks, PublicContext, Scene, UnsentMoment } from "../types/internal.js" */
import { DECISION_LATEST_MS } from "../constants.js";
import { emit } from "../lib/emit.js";
import { now } from "../lib/now.js";
import { safely } from "../lib/safely.js";
import { act } from "./act.js";
import { objection, suitableFormat } from "./courtesy.js";

/** @typedef {{ openOverlay: (decision: Decision, options: import("../types/internal.js").OverlayOptions, hooks: OverlayHooks) => Promise<OpenOverlay> }} OverlayModule */

/**
 * Asks for decisions and shows them with good manners; the overlay's own code is fetched for the first.
 *
 * @param {Core} core
 * @param {() => PublicContext | undefined} context
 */
export function createPresenter(core, context) {
  /** @type {OpenOverlay | undefined} */
  let open;
  let opening = false;
  /** @type {Scene | undefined} */
  let asked;
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {string} reason @param {Decision} decision */
  const fail = (reason, decision) =>
    void core._report({ kind: "overlay_failed", decision: decision.id, reason });

  /** @param {Decision} decision @param {Scene} scene @returns {OverlayHooks} */
  const hooksFor = (decision, scene) => ({
    _exposed: () => void core._report({ kind: "overlay_exposed", decision: decision.id }),
    _engaged(element) {
      core._report({ kind: "overlay_engaged", decision: decision.id, element });
      emit("overlay:engaged", { decision, element });
    },
    _dismissed(how, shown_ms) {
      open = undefined;
      if (how === "left" || how === "acted") return;
      core._report({ kind: "overlay_dismissed", decision: decision.id, how, shown_ms });
      emit("overlay:dismissed", { decision, how });
    },
    /** @param {Action} action */
    _act: (action) => act(action, decision, scene._regions, reduced.matches),
  });

  /** @param {Decision} decision @param {Scene} scene */
  const show = async (decision, scene) => {
    /** @type {OverlayModule} */
    const { openOverlay } = await import("./openOverlay.js");
    const { _activity } = scene;
    const objected = objection({ isOpen: Boolean(open), typed_ago: _activity._typed_ago() });
    if (objected) return fail(objected, decision);
    if (asked !== scene) return fail("left", decision);
    if (!emit("overlay:before", decision)) return fail("canceled", decision);
    const input = _activity._input();
    const touch = input === "touch";
    open = await openOverlay(
      decision,
      {
        _format: suitableFormat(decision.overlay.format ?? "corner", {
          touch,
          keyboard: input === "keyboard",
          calm: reduced.matches,
        }),
        _touch: touch,
        _button: scene._regions.get("add-to-cart")?.[0],
        _lang: decision.overlay.lang || document.documentElement.lang || navigator.language,
      },
      hooksFor(decision, scene),
    );
    emit("overlay:shown", decision);
    pushData({ event: "waverly_overlay", waverly: { decision: decision.id, campaign: decision.campaign, variant: decision.variant } });
  };

  return {
    /**
     * Returns what asks for a decision about a moment; undefined when nothing may be shown.
     *
     * @param {Scene} scene @param {UnsentMoment} _moment
     */
    _ask(scene, _moment) {
      if (!core._consent().personalization || open || opening) return undefined;
      asked = scene;
      return (/** @type {number} */ seq) =>
        core._flush({
          seq,
          placements: placementsOf(context()),
          input: scene._activity._input(),
          reduced_motion: reduced.matches,
        });
    },
    /** @param {Answer} answer @param {number | undefined} asked_at */
    _answer(answer, asked_at) {
      const { decision } = answer;
      if (!decision || !asked) return;
      if (!isShowable(decision) || !emit("decision", decision)) return;
      if (now() - (asked_at ?? 0) > DECISION_LATEST_MS) return fail("late", decision);
      if (open || opening) return fail("already_open", decision);
      opening = true;
      const scene = asked;
      show(decision, scene)
        .catch(safely(() => fail("broken", decision)))
        .finally(() => {
          opening = false;
        });
    },
    _leave() {
      asked = undefined;
      open?._close("left");
      open = undefined;
    },
    _consent() {
      if (!core._consent().personalization) this._leave();
    },
  };
}

/** @param {PublicContext | undefined} context @returns {string[]} */
const placementsOf = (context) => ["corner", ...(context?.regions ?? []).map((name) => `inline:${name}`)].slice(0, 16);

/** A wrong answer shows nothing. @param {Decision} decision */
const isShowable = ({ id, overlay }) =>
  typeof id === "string" && typeof overlay?.kind === "string" && typeof overlay.title === "string";

/** @param {object} entry */
function pushData(entry) {
  const { dataLayer } = /** @type {{ dataLayer?: unknown }} */ (/** @type {unknown} */ (window));
  if (Array.isArray(dataLayer)) dataLayer.push(entry);
}
