/** @import { Core, Decision, OpenOverlay } from "../types/internal.js" */

import { followLook } from "../page/followLook.js";
import { followActivity } from "../page/input/activity.js";
import { followSections } from "../page/input/sections.js";
import { mainButton } from "../page/mainButton.js";
import { readWhole } from "../page/readWhole.js";
import { showDecision } from "./showDecision.js";

/**
 * Shows an overlay in just the format it names, for the store's own people: `waverly("preview", decision)` on
 * a page whose tag says `data-preview`. It needs no consent, for nothing is reported and nothing sent.
 *
 * @param {Decision} decision
 * @param {Core} core
 * @param {boolean} calm
 * @param {() => void} closed
 * @returns {Promise<OpenOverlay | undefined>}
 */
export function bring(decision, core, calm, closed) {
  const { regions, context } = readWhole();
  const activity = followActivity({ _input: "mouse" });
  const sections = followSections(regions);
  const stop = () => {
    activity._stop();
    sections._stop();
    closed();
  };
  return showDecision(decision, {
    _report: () => 0,
    _scene: {
      _context: context,
      _regions: regions,
      _activity: activity,
      _sections: sections,
      _local: core._local,
      _tab: core._tab,
      _session: core._session,
      _onCarted: () => () => {},
      _server: core._config.server,
      _button: () => mainButton(regions),
      _look: followLook(regions),
      _press: (control) => control.click(),
    },
    _fail: () => undefined,
    _isCurrent: () => true,
    _calm: calm,
    _core: core,
    _closed: stop,
    _asked: true,
  });
}
