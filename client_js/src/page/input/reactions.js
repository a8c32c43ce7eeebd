/** @import { Stop } from "../../types/internal.js" */

import {
  ASKED_AFTER_MS,
  BOX_CLOSED_MS,
  DEAD_AFTER_MS,
  HOST_TAG,
  MOST_LOOKS_AT_CHANGES,
  REACTION_SCROLL_MS,
  RESTLESS_MS,
} from "../../constants.js";
import { clock, NEVER } from "../../lib/clock.js";
import { createAlarm } from "../../lib/createAlarm.js";
import { isOneOf } from "../../lib/isOneOf.js";
import { listen } from "../../lib/listen.js";
import { navigation } from "../../lib/navigation.js";
import { safely } from "../../lib/safely.js";
import { stopAll } from "../../lib/stopAll.js";
import { roots } from "../select.js";
import { focusedElement } from "./focusedElement.js";

const SIGNS = ["scroll", "toggle", "play", "pause", "transitionrun", "animationstart"];

/**
 * Calls `onReaction` at the first sign within 2.5 s of a press that the page reacts to it, else `onNothing`.
 *
 * Signs are a change of the document, a scroll, a new focus or selection, another address, something asked for within
 * 0.5 s (once it is answered; an answer that takes longer than we wait cannot be known of, and nobody saw a sign of it), a
 * toggled dialog or player, an animation, a box of the browser's own, and the window losing the shopper to another.
 * Presses in quick succession are waited for together: what listens is set up once.
 *
 * Elements that keep changing while nobody does anything, such as a countdown or a carousel, are not reacting to a press. Of a page that never
 * rests, each drawing of an animation would wake us (13 ms a second with forty moving parts): so this is learnt from
 * few changes, and then only what follows a press is looked at.
 *
 * @param {() => void} onReaction
 * @param {() => void} onNothing
 * @param {() => number} lastInput when anything was done last
 * @param {string[]} own how the addresses begin that we ask ourselves
 */
export function followReactions(onReaction, onNothing, lastInput, own) {
  let address = "";
  let began = 0;
  let pressed = 0;
  let isAnswered = false;
  let looks = 0;
  /** When something last changed that no press was waited for: many a control acts before the press is over. */
  let changed = NEVER;
  /** @type {Element | undefined} */
  let focus;
  const alarm = createAlarm();
  /** @type {Stop[]} */
  let stops = [];
  /** How often in a row each part of the page changed by itself, and when last. @type {WeakMap<Node, [times: number, at: number]>} */
  const alone = new WeakMap();
  // The page's own list of requests ends with the 250th.
  const requests = new PerformanceObserver(
    safely((list) => {
      isAnswered ||= /** @type {PerformanceResourceTiming[]} */ (list.getEntries()).some(
        ({ startTime, initiatorType, name }) =>
          startTime >= began &&
          startTime - pressed <= ASKED_AFTER_MS &&
          // What counts presses shows nothing (Firefox calls its beacons other); a picture that shows changes the page.
          !isOneOf("beacon|img|other", initiatorType) &&
          !own.some((address) => name.startsWith(address)),
      );
    }),
  );
  const stop = () => {
    alarm();
    requests.disconnect();
    stopAll(stops.splice(0));
  };
  const react = () => {
    stop();
    onReaction();
  };
  const judge = () => {
    stop();
    const isQuiet =
      location.href === address &&
      focusedElement() === focus &&
      !isAnswered &&
      getSelection()?.isCollapsed !== false;
    (isQuiet ? onNothing : onReaction)();
  };
  const observer = new MutationObserver(
    safely((records) => {
      const at = clock();
      if (!stops.length && looks++ > MOST_LOOKS_AT_CHANGES) observer.disconnect();
      for (const target of new Set(records.filter(isTheirs).map((record) => record.target))) {
        const [times, last] = alone.get(target) ?? [0, 0];
        const before = at - last > RESTLESS_MS ? 0 : times;
        if (before > 1 || at - lastInput() > DEAD_AFTER_MS) alone.set(target, [before + 1, at]);
        else if (stops.length) {
          alone.delete(target);
          react();
        }
        // That a button looks pressed is no reaction.
        else if (!(/** @type {Partial<Element>} */ (target).closest?.("a,button"))) changed = at;
      }
    }),
  );
  const observe = () =>
    roots.forEach((root) =>
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true }),
    );
  observe();
  /** @param {EventTarget[]} passed by the press */
  const listenAll = (passed) => {
    observe();
    requests.observe({ type: "resource" });
    const sign = (/** @type {Event} */ { type, target }) =>
      isOurs(target) || (type === "scroll" && clock() - pressed > REACTION_SCROLL_MS) || react();
    return [
      listen(window, "blur", react),
      // A page that is slow to come is on its way; a fragment is no page.
      listen(navigation, "navigate", (event) => /** @type {any} */ (event).hashChange || react()),
      // Some of what happens within a component is heard there only.
      ...passed
        .filter(isRoot)
        .flatMap((place) => SIGNS.map((type) => listen(place, type, sign, { capture: true }))),
    ];
  };
  return {
    /** @param {Event} press */
    _expect(press) {
      if (clock() - changed <= REACTION_SCROLL_MS) return react();
      address = location.href;
      pressed = clock();
      focus = focusedElement();
      // A box of the browser's own, such as `alert()`, is told to nobody: it holds everything up until it is closed.
      alarm(() => (clock() - pressed > BOX_CLOSED_MS ? react() : alarm(judge, DEAD_AFTER_MS)));
      if (stops.length) return;
      began = pressed;
      isAnswered = false;
      stops = listenAll(press.composedPath());
    },
    _forget: stop,
    _stop() {
      stop();
      observer.disconnect();
    },
  };
}

/** Whether something is an overlay of ours. @param {EventTarget | null} node */
const isOurs = (node) => /** @type {Partial<Element> | null} */ (node)?.localName === HOST_TAG;

/** Whether a change is the page's: the script says the shopper's mood, and brings overlays. @param {MutationRecord} record */
const isTheirs = ({ attributeName, target, addedNodes, removedNodes }) =>
  attributeName !== "data-waverly-mood" && ![target, ...addedNodes, ...removedNodes].some(isOurs);

/** The document, or the shadow root of a component. @param {EventTarget} place */
const isRoot = (place) => /** @type {Node} */ (place).nodeType > 8;
