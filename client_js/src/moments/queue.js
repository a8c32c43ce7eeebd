/** @import { Ask, Page, UnsentEvent } from "../types/internal.js" */
import {
  FIRST_FLUSH_MS,
  FLUSH_MS,
  MAX_BODY_CHARS,
  MAX_EVENTS_PER_BATCH,
  MAX_QUEUE,
  MAX_SEQ,
} from "../constants.js";
import { newId } from "../lib/newId.js";
import { now } from "../lib/now.js";
import { whenIdle } from "../lib/whenIdle.js";

/**
 * The events of one request, without the envelope.
 * @typedef {{ view: string, page?: Page, events: object[], ask?: Ask }} Load
 */

/**
 * Returns a queue of one view's events. `(view, seq)` names an event for good; `deliver` gets each load.
 *
 * @param {(load: Load, last: boolean) => void} deliver
 */
export function createQueue(deliver) {
  let view = newId();
  let seq = 0;
  /** @type {object[]} */
  let events = [];
  /** @type {Page | undefined} */
  let page;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let flushed = false;

  /** @param {Ask} [ask] @param {boolean} [last] */
  const flush = (ask, last = false) => {
    clearTimeout(timer);
    timer = undefined;
    while (events.length || page || ask) {
      const part = takeFitting(events);
      events = events.slice(part.length);
      /** @type {Load} */
      const load = { view, events: part, ...(page && { page }) };
      page = undefined;
      // The question rides on the last part, so the server knows everything when it decides.
      if (ask && !events.length) load.ask = ask;
      if (!events.length) ask = undefined;
      flushed = true;
      deliver(load, last);
    }
  };

  const schedule = () => {
    timer ??= setTimeout(() => whenIdle(() => flush(), 1000), flushed ? FLUSH_MS : FIRST_FLUSH_MS);
  };

  return {
    /** @param {UnsentEvent} event @returns {number} */
    _add(event) {
      if (seq >= MAX_SEQ || events.length >= MAX_QUEUE) return 0;
      seq += 1;
      events.push({ ...event, seq, at: now() });
      schedule();
      return seq;
    },
    /** @param {Page} reading */
    _page(reading) {
      page = reading;
      schedule();
    },
    _flush: flush,
    _newView() {
      flush();
      view = newId();
      seq = 0;
      flushed = false;
    },
    _drop() {
      clearTimeout(timer);
      timer = undefined;
      events = [];
      page = undefined;
    },
  };
}

/**
 * Returns as many leading events as one request may hold.
 *
 * @param {object[]} events
 */
function takeFitting(events) {
  let part = events.slice(0, MAX_EVENTS_PER_BATCH);
  while (part.length > 1 && JSON.stringify(part).length > MAX_BODY_CHARS) {
    part = part.slice(0, part.length >> 1);
  }
  return part;
}
