/** @import { Stop } from "../../types/internal.js" */
import { HOST_TAG } from "../../constants.js";
import { isOneOf } from "../../lib/isOneOf.js";
import { listen } from "../../lib/listen.js";
import { safely } from "../../lib/safely.js";
import { isWithin } from "./targetOf.js";

/**
 * Types heard on the window, before any handler of the shop can stop them. The rest is heard on the
 * document element, one step later, and costs nothing until somebody asks for it.
 */
const ON_WINDOW = "keydown|click|pointerdown|pointerup";
/** Events about the page itself, not from a hand: they need not be trusted. */
const OF_PAGE = "visibilitychange";

/** @typedef {(event: Event) => void} Handler */

/** @typedef {[handler: Handler, within: readonly Element[] | undefined]} Entry */

/** Whether the next click is one of ours. */
let isOurs = false;

/** By the type of what they hear. @type {Map<string, { entries: Entry[], _hear: Handler, stop: Stop }>} */
export const channels = new Map();

/**
 * Calls `handler` for every trusted event of a type outside our own overlay, or only for those within some elements;
 * returns what stops it.
 *
 * All handlers of a type share one passive listener in the capture phase, so that any number of
 * detectors costs the page the same. Each is guarded: one that fails keeps no other from hearing.
 *
 * @template {keyof HTMLElementEventMap | "visibilitychange"} T
 * @param {T} type
 * @param {(event: (HTMLElementEventMap & { visibilitychange: Event })[T]) => void} handler
 * @param {readonly Element[]} [within]
 * @returns {Stop}
 */
export function onInput(type, handler, within) {
  const channel = channels.get(type) ?? open(type);
  const entry = /** @type {Entry} */ ([safely(handler), within]);
  // A new list, so that a round under way goes on as it began.
  channel.entries = [...channel.entries, entry];
  return () => {
    channel.entries = channel.entries.filter((other) => other !== entry);
    if (channel.entries.length) return;
    channel.stop();
    channels.delete(type);
  };
}

/**
 * Presses a control of the shop for the shopper, who pressed ours: this one click is heard as made by hand, and what the
 * shop's script makes of it is not.
 *
 * @param {HTMLElement} control
 */
export function pressFor(control) {
  isOurs = true;
  control.click();
  isOurs = false;
}

/** @param {string} type */
function open(type) {
  const dispatch = (/** @type {Event} */ event) => {
    if (type !== OF_PAGE && !isOurs && !isTheirs(event)) return;
    isOurs = false;
    for (const [handler, within] of channel.entries) if (!within || isWithin(event, within)) handler(event);
  };
  const page = type === OF_PAGE ? document : document.documentElement;
  const target = isOneOf(ON_WINDOW, type) ? window : page;
  const channel = {
    entries: /** @type {Entry[]} */ ([]),
    _hear: dispatch,
    stop: listen(target, type, dispatch, { capture: true }),
  };
  channels.set(type, channel);
  return channel;
}

/** Tells whether an event was made by a hand, outside our own overlay. @param {Event} event */
export const isTheirs = (event) =>
  event.isTrusted && /** @type {Element | null} */ (event.target)?.localName !== HOST_TAG;
