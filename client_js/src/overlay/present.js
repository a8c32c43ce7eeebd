/** @import { Answer, Core, Decision, OpenOverlay, Scene, ShowParts } from "../types/internal.js" */
import { DECISION_LATEST_MS } from "../constants.js";
import { createAlarm } from "../lib/createAlarm.js";
import { emit } from "../lib/emit.js";
import { isOneOf } from "../lib/isOneOf.js";
import { now } from "../lib/now.js";
import { tellError } from "../lib/tellError.js";
import { hasTouch } from "../page/deviceClass.js";
import { focusedElement } from "../page/input/focusedElement.js";
import { isEditable } from "../page/input/isEditable.js";
import { isModalOpen } from "../page/input/isModalOpen.js";
import { select } from "../page/select.js";

/** Drawers and keyboards are there within this time of the press that opens them. */
const OPENED_AFTER_MS = 500;

/** Moments about a choice that is made once something is chosen: nothing is left to help with. */
const UNMADE = "size_guide_unresolved|choice_missing";
/** Those that are about it until the product is in the cart: whoever goes to and fro chooses more than once. */
const CHOICES = `${UNMADE}|variant_toggle`;

/** @typedef {{ showDecision: (decision: Decision, parts: ShowParts) => Promise<OpenOverlay | undefined> }} OverlayModule */

/**
 * Asks for decisions and hands them to the overlays, whose code is fetched when the first one is due.
 *
 * @param {Core} core
 */
export function createPresenter(core) {
  /** @type {OpenOverlay | undefined} */
  let open;
  let opening = false;
  /** @type {Scene | undefined} */
  let asked;
  let about = "";
  const alarm = createAlarm();
  const forgetOpen = () => {
    open = undefined;
  };
  const leave = () => {
    asked = undefined;
    open?._close("left");
    forgetOpen();
  };
  /** @param {Decision} decision @param {string} reason */
  const fail = ({ id }, reason) => void core._report({ kind: "overlay_failed", decision: id, reason });
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {Decision} decision @param {Scene} scene */
  const show = async (decision, scene) => {
    opening = true;
    try {
      /** @type {OverlayModule} */
      const { showDecision } = await import("./showDecision.js");
      open = await showDecision(decision, {
        _report: core._report,
        _scene: scene,
        _fail: (reason) => fail(decision, reason),
        _isCurrent: () => asked === scene,
        _calm: reduced.matches,
        _core: core,
        _closed: forgetOpen,
      });
    } catch {
      fail(decision, "broken");
    }
    opening = false;
  };

  return {
    /**
     * Asks for a decision about the moment at `seq`, unless nothing may be shown.
     *
     * @param {Scene} scene @param {number} seq @param {string} kind
     */
    _ask(scene, seq, kind) {
      if (!core._consent().personalization || open || opening) return;
      asked = scene;
      about = kind;
      core._flush({
        seq,
        placements: ["corner", ...placesIn(scene)].slice(0, 16),
        input: scene._activity._input(),
        reduced_motion: reduced.matches,
      });
    },
    /** @param {Answer} answer @param {number | undefined} asked_at */
    _answer({ decision }, asked_at) {
      if (!decision || !asked || !isShowable(decision) || !emit("decision", decision)) return;
      if (now() - (asked_at ?? 0) > DECISION_LATEST_MS) fail(decision, "late");
      else if (open || opening) fail(decision, "already_open");
      else show(decision, asked).catch(tellError);
    },
    /**
     * Lets a part show something nobody decided, and of which nothing is counted: a preview, a kept cart.
     *
     * @template T
     * @param {Promise<{ bring: (what: T, core: Core, calm: boolean, closed: () => void) => Promise<OpenOverlay | undefined> }>} part
     * @param {T} what
     */
    _bring(part, what) {
      part
        .then(async ({ bring }) => {
          leave();
          open = await bring(what, core, reduced.matches, forgetOpen);
        })
        .catch(tellError);
    },
    /** What is said of a choice is no longer true once it is made, and may cover what the shop says of the cart. */
    _carted: () => void (isOneOf(CHOICES, about) && leave()),
    _choice: () => void (isOneOf(UNMADE, about) && leave()),
    /**
     * Lets a card along the edge give way when a press on the page opens what needs its place: a dialog, a drawer, or the
     * keyboard of a touch screen. The shopper has not closed it. One on its way may be there by then.
     */
    _pressed: () =>
      (open || asked) &&
      alarm(() => {
        if (!open?._element.shadowRoot?.querySelector(".pinned")) return;
        if (isModalOpen() || (hasTouch() && isEditable(focusedElement()))) leave();
      }, OPENED_AFTER_MS),
    _leave: leave,
  };
}

/** Where something can stand in the page: beside its regions, and in the places the store has reserved. @param {Scene} scene */
function placesIn({ _context }) {
  const slots = select("[data-waverly-slot]").map((slot) => slot.getAttribute("data-waverly-slot"));
  return [...new Set([...slots, ...(_context.regions ?? [])])].map((name) => `inline:${name}`);
}

/** A wrong answer shows nothing. @param {Decision} decision */
const isShowable = ({ id, overlay }) =>
  typeof id === "string" && typeof overlay?.kind === "string" && typeof overlay.title === "string";
