/** @import { Core, Input, PublicContext, Scene, Stop, UnsentEvent } from "./types/internal.js" */
import { createGate } from "./detectors/gate.js";
import { startDetectors } from "./detectors/index.js";
import { emit } from "./lib/emit.js";
import { pushData } from "./lib/pushData.js";
import { stopAll } from "./lib/stopAll.js";
import { followCart } from "./log/cart/followCart.js";
import { viewEvents } from "./log/commerce.js";
import { followProgress } from "./log/progress.js";
import { markReplay } from "./markReplay.js";
import { describePage } from "./page/describePage.js";
import { followLook } from "./page/followLook.js";
import { followActivity } from "./page/input/activity.js";
import { onHidden } from "./page/input/onHidden.js";
import { onInput, pressFor } from "./page/input/onInput.js";
import { followSections } from "./page/input/sections.js";
import { closeTrail, extendTrail, readTrail } from "./page/input/trail.js";
import { mainButton } from "./page/mainButton.js";

/** @typedef {import("./readWith.js").Part} Part */

/**
 * @typedef {object} Parts
 * @property {Core} _core
 * @property {{ _input: Input }} _habit
 * @property {() => Promise<import("./readWith.js").Read>} _readAgain
 * @property {Set<import("./types/internal.js").OnCarted>} _onCarted
 * @property {(event: UnsentEvent) => void} _report
 * @property {ReturnType<typeof import("./overlay/present.js").createPresenter>} _presenter
 * @property {import("./log/keepPresses.js").Press[]} _pressed
 * @property {boolean} _isTold whether it was told before what this view is
 * @property {Map<import("./types/internal.js").RegionName, Element[]>} _regions
 * @property {PublicContext} _context
 * @property {Part} _part
 */

/**
 * Says what the page is, and starts everything that watches it.
 *
 * @param {Parts} parts
 */
export function beginView({
  _core,
  _habit,
  _readAgain,
  _onCarted,
  _report,
  _presenter,
  _pressed,
  _isTold,
  _regions: regions,
  _context: context,
  _part: part,
}) {
  const activity = followActivity(_habit);
  const sections = followSections(regions);
  const look = followLook(regions);
  look();
  /** @type {Scene} */
  const scene = {
    _context: context,
    _regions: regions,
    _activity: activity,
    _sections: sections,
    _local: _core._local,
    _tab: _core._tab,
    _session: _core._session,
    _server: _core._config.server,
    _button: () => mainButton(regions),
    _look: look,
    _press: pressFor,
    _onCarted(callback) {
      _onCarted.add(callback);
      return () => _onCarted.delete(callback);
    },
  };

  const trail = readTrail(_core._tab);
  _core._page(describePage(context));
  const events = _isTold ? [] : viewEvents(context, trail);
  events.forEach((event) => _report(event));
  const step = extendTrail(_core._tab, context);

  const mark = markReplay(_core);
  const gate = createGate(scene, (moment) => {
    // The page, its data layer and the server hear of a moment, unless the page objects.
    if (!emit("moment", moment)) return;
    const seq = _core._report(moment);
    pushData({ event: "waverly_moment", waverly: { ...moment, query: undefined } }); // not what was typed
    tellProgress(); // what decides should know how the view went so far, too
    if (!seq) return;
    mark(moment.kind);
    _presenter._ask(scene, seq, moment.kind);
  });
  const progress = followProgress(scene);
  const tellProgress = () => {
    _core._report(progress._read());
    closeTrail(_core._tab, step, activity._active_ms());
  };
  /** @type {Stop[]} */
  const stops = [
    startDetectors(gate._report, scene, part.detectors),
    followCart(scene, _report, _pressed),
    // The server knows the cart better by now than the page's beginning does.
    part.followVariant?.(scene, _readAgain, (isSettled) => {
      _core._page(describePage({ ...context, cart: undefined }));
      if (isSettled) _presenter._choice();
      look(); // the button can be pressed by now
    }) ?? (() => {}),
    part.followSteps?.(scene, _report) ?? (() => {}),
    gate._stop,
    scene._onCarted(_presenter._carted),
    onInput("click", _presenter._pressed),
    onHidden(() => {
      tellProgress();
      _core._flush();
    }),
    progress._stop,
    activity._stop,
    sections._stop,
  ];
  return {
    _scene: scene,
    _isTold: _isTold || events.length > 0,
    _stop() {
      tellProgress();
      stopAll(stops);
    },
  };
}
