/** @import { OnSection, RegionName, Sections } from "../../types/internal.js" */

import { IN_VIEW_SHARE } from "../../constants.js";
import { clock } from "../../lib/clock.js";
import { safely } from "../../lib/safely.js";
import { onInput } from "./onInput.js";

/** Which region an element is, and who follows it. @typedef {[name: RegionName, callbacks: OnSection[]]} Watched */

/**
 * Follows which regions are at least half in view (or fill half the viewport), and for how long.
 *
 * @param {Map<RegionName, Element[]>} regions
 * @returns {Sections}
 */
export function followSections(regions) {
  /** @type {Set<Element>} */
  const inView = new Set();
  /** When each region in view came, or was last settled. @type {Map<RegionName, number>} */
  const since = new Map();
  /** @type {Record<string, number>} */
  const dwell = {};
  /** @type {WeakMap<Element, Watched>} */
  const watched = new WeakMap();

  /** @param {RegionName | undefined} name */
  const shown = (name) =>
    (regions.get(/** @type {RegionName} */ (name)) ?? []).filter((element) => inView.has(element));
  /** Begins, goes on or ends counting the time of a region. @param {RegionName} name */
  const settle = (name) => {
    const at = clock();
    dwell[name] = (dwell[name] ?? 0) + at - (since.get(name) ?? at);
    if (shown(name).length && document.visibilityState === "visible") since.set(name, at);
    else since.delete(name);
  };

  const observer = new IntersectionObserver(
    safely((entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        const entered =
          intersectionRatio >= IN_VIEW_SHARE || intersectionRect.height >= window.innerHeight * IN_VIEW_SHARE;
        const [name, callbacks] = watched.get(target) ?? [];
        if (!name || inView.has(target) === entered) continue;
        if (entered) inView.add(target);
        else inView.delete(target);
        settle(name);
        callbacks?.forEach((callback) => callback(name, entered));
      }
    }),
    // A quarter of what is twice as high as the window fills half of it.
    // `delay` (where known) gathers callbacks while scrolling: a tenth of the calls, the same dwell.
    /** @type {IntersectionObserverInit} */ ({ threshold: [0.25, IN_VIEW_SHARE], delay: 200 }),
  );
  /** @param {Element} element @param {Watched} about */
  const watch = (element, about) => {
    watched.set(element, about);
    observer.observe(element);
  };
  for (const [name, elements] of regions) for (const element of elements) watch(element, [name, []]);

  const settleAll = () => [...regions.keys()].forEach(settle);
  const stopVisibility = onInput("visibilitychange", settleAll);

  return {
    // The first says most about a doubt, see regionHints.
    _current: () => [...regions.keys()].find((name) => shown(name).some(isReadable)),
    _element: (name) => shown(name)[0],
    _dwell() {
      settleAll();
      const told = Object.entries(dwell).map(([name, ms]) => [name, Math.round(ms)]);
      return Object.fromEntries(told.filter(([, ms]) => ms));
    },
    _onChange(element, callback) {
      watched.get(element)?.[1].push(callback);
    },
    _follow: (old, now) => watch(now, /** @type {Watched} */ (watched.get(old))),
    _stop() {
      observer.disconnect();
      stopVisibility();
    },
  };
}

/** A control is pressed, not read. @param {Element} element */
const isReadable = (element) => !element.matches("a,button,input,summary");
