/** @import { Core, PublicContext, Stop } from "./types/internal.js" */

import { MOST_LOOKS } from "./constants.js";
import { isNotForSale } from "./detectors/index.js";
import { atOnce } from "./lib/atOnce.js";
import { safely } from "./lib/safely.js";
import { tellError } from "./lib/tellError.js";
import { keepPresses } from "./log/keepPresses.js";
import { whenSettled } from "./page/input/onViewChange.js";
import { readPage } from "./page/readPage.js";
import { readHeading } from "./page/sources/heading.js";
import { readWith } from "./readWith.js";

/** @typedef {import("./page/decide.js").Sourced} Sourced */
/** @typedef {import("./readWith.js").Read} Read */
/** @typedef {ReturnType<typeof import("./beginView.js").beginView>} View */

/**
 * Leads from view to view: the page is read, its view begins where consent allows it, and ends with the next page of the
 * same document or with a withdrawal. A page that still shows nothing much is read again once it has settled.
 *
 * @param {Core} core
 * @param {() => readonly Sourced[]} stated what the page has stated about itself
 * @param {(read: Read, pressed: import("./log/keepPresses.js").Press[], isTold: boolean) => View} beginWith
 */
export function createViews(core, stated, beginWith) {
  /** @type {View | undefined} */
  let view;
  /** Stands for the read in progress; the results of an earlier one are dropped. @type {object | undefined} */
  let latest;
  /** What the page that was read last was read with. @type {import("./readWith.js").Part} */
  let part = {};
  /** And its heading. */
  let name = "";
  /** What has been told of the page shown now. */
  let told = "";
  /** How often a page that shows nothing yet may still be read again. */
  let looks = MOST_LOOKS;
  /** @type {Stop} */
  let stopWaiting = () => {};
  /** Whether the page has asked what it is; without consent it is read for that alone. */
  let isAsked = false;

  const readNow = () => view?._scene._context ?? atOnce(readPage(stated()))._complete(part);
  const end = () => {
    latest = undefined;
    stopWaiting();
    view?._stop();
    view = undefined;
  };
  /** @param {Read} read @param {import("./log/keepPresses.js").Press[]} pressed @param {boolean} isTold */
  const show = (read, pressed, isTold) => {
    part = read._part;
    name = readHeading()._text;
    core._onContext(readNow);
    if (!core._consent().analytics) return;
    const { type, product, step } = read._context;
    const said = [type, product?.id, step].join();
    const begun = beginWith(read, pressed, isTold || said === told);
    view = begun;
    if (begun._isTold) told = said;
    // A script may still be drawing what is missing.
    if (isVague(read._context, read._name) && looks-- > 0)
      stopWaiting = whenSettled(() => begin(begun._isTold), undefined, name === read._name);
  };
  /** @param {boolean} [isTold] whether this view was reported before, and its page is only read again */
  const enter = (isTold = false) => {
    const mine = {};
    latest = mine;
    const takePresses = keepPresses();
    readWith(stated).then(
      safely((/** @type {Read} */ read) => {
        const pressed = takePresses();
        if (mine !== latest) return;
        latest = undefined;
        show(read, pressed, isTold);
      }),
      tellError,
    );
  };
  /** @param {boolean} [isTold] */
  const begin = (isTold) => {
    end();
    if (isAsked || core._consent().analytics) enter(isTold);
  };
  /** A placeholder has no heading, or still the old one. */
  const isPlaceholder = () => {
    const { _text } = readHeading();
    return name && (!_text || _text === name);
  };

  core._onContext(() => {
    isAsked = true;
    if (!latest && !view) enter();
    return undefined;
  });
  return {
    _begin: begin,
    /** Reads the page again, unless it was not read yet. */
    _again() {
      if (view || latest) begin();
    },
    /** Begins or ends as the shopper allows. A read in progress checks consent when it finishes. */
    _follow() {
      const may = core._consent().analytics;
      if (view && !may) {
        end();
        told = "";
      }
      if (may && !view && !latest) enter();
    },
    /** Goes on to another page of the same document. @param {"restore" | "route"} cause */
    _next(cause) {
      end();
      core._newView();
      looks = MOST_LOOKS;
      told = "";
      if (cause === "restore") begin();
      else stopWaiting = whenSettled(begin, isPlaceholder);
    },
  };
}

/**
 * Tells whether the type, the heading, the product or the way to buy it is still missing.
 *
 * @param {PublicContext} context @param {string} name
 */
const isVague = (context, name) =>
  context.type === "unknown" ||
  !name ||
  (context.type === "product" && !context.product) ||
  isNotForSale(context);
