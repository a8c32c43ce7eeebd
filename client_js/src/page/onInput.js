/** @import { Stop } from "../types/internal.js" */
import { HOST_TAG } from "../constants.js";
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";

/**
 * Types heard on the window, before any handler of the shop can stop them. The rest is heard on the
 * document element, one step later, and costs nothing until somebody asks for it.
 */
const ON_WINDOW = new Set(["scroll", "keydown", "click", "pointerdown", "pointermove"]);
/** What the browser says of the page itself, not of a hand: no trust is needed. */
const OF_PAGE = "visibilitychange";

/** @type {Map<string, { handlers: Set<(event: Event) => void>, stop: Stop }>} */
const channels = new Map();

/**
 * Calls `handler` for every trusted event of a type outside our own overlay; returns what stops it.
 *
 * All handlers of a type share one passive listener in the capture phase, so that any number of
 * detectors costs the page the same.
 *
 * @template {keyof HTMLElementEventMap | "visibilitychange"} T
 * @param {T} type
 * @param {(event: (HTMLElementEventMap & { visibilitychange: Event })[T]) => void} handler
 * @returns {Stop}
 */
export function onInput(type, handler) {
  const guarded = /** @type {(event: Event) => void} */ (safely(handler));
  const channel = channels.get(type) ?? open(type);
  channel.handlers.add(guarded);
  return () => {
    channel.handlers.delete(guarded);
    if (channel.handlers.size) return;
    channel.stop();
    channels.delete(type);
  };
}

/** @param {string} type */
function open(type) {
  /** @type {Set<(event: Event) => void>} */
  const handlers = new Set();
  /** @param {Event} event */
  const dispatch = (event) => {
    if (type !== OF_PAGE && (!event.isTrusted || isOurs(event))) return;
    for (const handler of handlers) handler(event);
  };
  const page = type === OF_PAGE ? document : document.documentElement;
  const target = ON_WINDOW.has(type) ? window : page;
  const channel = { handlers, stop: listen(target, type, dispatch, { capture: true }) };
  channels.set(type, channel);
  return channel;
}

/** @param {Event} event */
const isOurs = (event) => /** @type {Element | null} */ (event.target)?.localName === HOST_TAG;
