/** @import { RegionName, Sections } from "../types/internal.js" */
import { IN_VIEW_SHARE } from "../constants.js";
import { safely } from "../lib/safely.js";
import { onInput } from "./onInput.js";

/** When several are in view at once, the one that says most about a doubt comes first. */
const TELLING = /** @type {const} */ ([
  "policy",
  "reviews",
  "specs",
  "coupon",
  "checkout-form",
  "size-options",
  "gallery",
  "price",
  "add-to-cart",
  "size-guide",
  "search",
]);

/**
 * Follows which regions are at least half in view (or fill half the viewport), and for how long.
 *
 * @param {Map<RegionName, Element[]>} regions
 * @returns {Sections}
 */
export function followSections(regions) {
  /** @type {Map<RegionName, Set<Element>>} */
  const inView = new Map();
  /** @type {Map<RegionName, number>} */
  const since = new Map();
  /** @type {Record<string, number>} */
  const dwell = {};
  /** @type {Set<(name: RegionName, element: Element, entered: boolean) => void>} */
  const callbacks = new Set();
  /** @type {Map<Element, RegionName>} */
  const names = new Map();

  const settle = (/** @type {RegionName} */ name) => {
    const began = since.get(name);
    since.delete(name);
    if (began !== undefined) dwell[name] = (dwell[name] ?? 0) + performance.now() - began;
  };
  const begin = (/** @type {RegionName} */ name) => {
    if (document.visibilityState === "visible") since.set(name, performance.now());
  };

  /** @param {Element} element @param {RegionName} name @param {boolean} entered */
  const change = (element, name, entered) => {
    const seen = inView.get(name) ?? new Set();
    if (seen.has(element) === entered) return;
    if (entered) seen.add(element);
    else seen.delete(element);
    inView.set(name, seen);
    if (entered && seen.size === 1) begin(name);
    if (!seen.size) settle(name);
    for (const callback of callbacks) callback(name, element, entered);
  };

  const observer = new IntersectionObserver(
    safely((entries) => {
      for (const entry of entries) {
        const name = names.get(entry.target);
        if (name) change(entry.target, name, isHalfInView(entry));
      }
    }),
    // A quarter of what is twice as high as the window fills half of it.
    // `delay` (where known) gathers callbacks while scrolling: a tenth of the calls, the same dwell.
    /** @type {IntersectionObserverInit} */ ({ threshold: [0.25, IN_VIEW_SHARE], delay: 200 }),
  );
  for (const [name, elements] of regions) {
    for (const element of elements) {
      names.set(element, name);
      observer.observe(element);
    }
  }

  const settleAll = () => {
    for (const [name, seen] of inView) {
      settle(name);
      if (seen.size) begin(name);
    }
  };
  const stopVisibility = onInput("visibilitychange", settleAll);

  return {
    _current: () => TELLING.find((name) => [...(inView.get(name) ?? [])].some(isReadable)),
    _element: (name) => inView.get(name)?.values().next().value,
    _dwell() {
      settleAll();
      return Object.fromEntries(Object.entries(dwell).map(([name, ms]) => [name, Math.round(ms)]));
    },
    _onChange(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    _stop() {
      observer.disconnect();
      stopVisibility();
      callbacks.clear();
    },
  };
}

/** A control is pressed, not read. @param {Element} element */
const isReadable = (element) => !element.matches("a,button,input,summary");

/** @param {IntersectionObserverEntry} entry */
const isHalfInView = ({ intersectionRatio, intersectionRect }) =>
  intersectionRatio >= IN_VIEW_SHARE || intersectionRect.height >= window.innerHeight * IN_VIEW_SHARE;
