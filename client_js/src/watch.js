/** @import { Core, Decision, Input, Page, Stop, UnsentEvent } from "./types/internal.js" */

import { beginView } from "./beginView.js";
import { KEPT_CART, MOST_LOOKS } from "./constants.js";
import { isNotForSale } from "./detectors/index.js";
import { forget } from "./detectors/seenProducts.js";
import { atOnce } from "./lib/atOnce.js";
import { clock } from "./lib/clock.js";
import { emit } from "./lib/emit.js";
import { runOnce } from "./lib/runOnce.js";
import { meter, safely } from "./lib/safely.js";
import { tellError } from "./lib/tellError.js";
import { createEchoes } from "./log/echoes.js";
import { cartFromGa4, fromGa4, readGa4 } from "./log/ga4.js";
import { isBought } from "./log/isBought.js";
import { keepPresses } from "./log/keepPresses.js";
import { trackedEvents } from "./log/track.js";
import { createPresenter } from "./overlay/present.js";
import { watchPressure } from "./page/hands/lite.js";
import { onViewChange, whenSettled } from "./page/hands/onViewChange.js";
import { pageAddress } from "./page/pageAddress.js";
import { noteData, readPage } from "./page/readPage.js";
import { readHeading } from "./page/sources/heading.js";
import { notePushed } from "./page/sources/readDataLayer.js";
import { readWith } from "./readWith.js";

/** @typedef {import("./page/decide.js").Sourced} Sourced */
/** @typedef {import("./readWith.js").Part} Part */
/** @typedef {import("./readWith.js").Read} Read */

/**
 * Watches the page for as long as it lives: the composition root of everything that is loaded when idle.
 *
 * A view begins with consent and the page, and ends with a route change or a withdrawal.
 *
 * @param {Core} core
 */
export function watch(core) {
  /** @type {{ _input: Input }} */
  const habit = { _input: matchMedia("(pointer: coarse)").matches ? "touch" : "mouse" };
  /** What the page says about itself by calls and pushes, with the address it was said at. @type {(Sourced & { _at: string })[]} */
  let told = [];
  /** @type {ReturnType<typeof beginView> | undefined} */
  let view;
  /** Stands for the read in progress; the results of an earlier one are dropped. @type {object | undefined} */
  let latest;
  /** The heading of the page that was read last. */
  let name = "";
  /** How often a page that shows nothing yet may still be read again. */
  let looks = MOST_LOOKS;
  /** @type {Stop} */
  let stopWaiting = () => {};
  /** Whether the page has asked what it is; without consent it is read for that alone. */
  let isAsked = false;
  /** @type {Part} */
  let part = {};
  /** @type {Set<import("./types/internal.js").OnCarted>} */
  const onCarted = new Set();
  if (core._config.debug) meter((ms) => void emit("cost", ms));
  const presenter = createPresenter(core);
  const isNews = createEchoes(clock);

  /** @param {UnsentEvent} event @param {import("./log/echoes.js").Source} source */
  const report = (event, source) => {
    // What is not told without consent must not count as told once there is.
    if (!core._consent().analytics) return;
    if (event.kind === "purchased" ? isBought(core._local, event) : !isNews(event, source)) return;
    core._report(event);
    if (event.kind === "add_to_cart")
      onCarted.forEach((callback) => callback(/** @type {import("./types/internal.js").Carted} */ (event)));
    if (event.kind === "purchased") forgetBought(core, event);
  };

  // From the first consent on, and then also with what the page pushed before: a purchase is often pushed
  // while the page loads, earlier than a banner can speak.
  const firstConsented = runOnce(() => {
    watchPressure(core);
    // Data that comes into the head late belongs to the page shown now, not to the next one.
    new MutationObserver(safely(noteData)).observe(document.head, { childList: true, subtree: true });
    core._onData((entry) => {
      const event = readGa4(entry);
      if (event) fromGa4(event.name, event.fields).forEach((told) => report(told, event.by));
    });
  });

  const readNow = () => view?._scene._context ?? atOnce(readPage(told))._complete(part);
  /** @param {Read} read @param {(EventTarget | null)[]} pressed @param {boolean} isTold */
  const watchView = (read, pressed, isTold) => {
    firstConsented();
    const begun = beginView({
      _core: core,
      _habit: habit,
      _readAgain: () => readWith(() => told),
      _onCarted: onCarted,
      _report: (event) => report(event, "page"),
      _presenter: presenter,
      _pressed: pressed,
      _isTold: isTold,
      ...read,
    });
    if (core._local._get(KEPT_CART)) presenter._bring(import("./overlay/keptCart.js"), begun._scene);
    return begun;
  };
  const end = () => {
    latest = undefined;
    stopWaiting();
    view?._stop();
    view = undefined;
  };
  /** @param {boolean} [isTold] whether this view was reported before, and its page is only read again */
  const enter = (isTold = false) => {
    const mine = {};
    latest = mine;
    const takePresses = keepPresses();
    /** @param {Read} read */
    const use = (read) => {
      const pressed = takePresses();
      if (mine !== latest) return;
      latest = undefined;
      part = read._part;
      core._onContext(readNow);
      name = readHeading()._text;
      if (!core._consent().analytics) return;
      const begun = watchView(read, pressed, isTold);
      view = begun;
      // A script may still be drawing what is missing.
      if (isVague(read._context, read._name) && looks-- > 0)
        stopWaiting = whenSettled(() => begin(begun._isTold), undefined, name === read._name);
    };
    readWith(() => told).then(safely(use), tellError);
  };
  /** @param {boolean} [isTold] */
  const begin = (isTold) => {
    end();
    if (isAsked || core._consent().analytics) enter(isTold);
  };

  core._onAnswer(safely(presenter._answer));
  core._onData((entry) => {
    notePushed(entry);
    const event = readGa4(entry);
    const cart = event && cartFromGa4(event.name, event.fields);
    if (!cart) return;
    told = [...told.filter(({ cart: old }) => !old), { cart, source: "dataLayer", _at: pageAddress() }];
    emit("cart", cart);
  });
  core._onConsent(
    safely(() => {
      // A read in progress checks consent when it finishes.
      const may = core._consent().analytics;
      if (view && !may) end();
      if (may && !view && !latest) enter();
      if (!core._consent().personalization) presenter._leave();
    }),
  );
  core._onCommand((command, args) => {
    if (command === "preview" && core._config.preview)
      presenter._bring(import("./overlay/preview.js"), /** @type {Decision} */ (args[0]));
    if (command === "identify") core._person = /** @type {Core["_person"]} */ (args[0] ?? undefined);
    if (command === "track") trackedEvents(args[0], args[1]).forEach((told) => report(told, "call"));
    if (command !== "page") return;
    const said = { ...toldPage(args[0]), source: "page", _at: pageAddress() };
    told = [said, ...told.filter(({ source }) => source !== "page")];
    if (view || latest) begin();
  });
  onViewChange((cause) => {
    presenter._leave();
    end();
    told = told.filter(({ _at }) => _at === pageAddress());
    looks = MOST_LOOKS;
    core._newView();
    if (cause === "restore") begin();
    else
      stopWaiting = whenSettled(begin, () => {
        const { _text } = readHeading();
        // A placeholder has no heading, or still the old one.
        return name && (!_text || _text === name);
      });
  });
  core._onContext(() => {
    isAsked = true;
    if (!latest && !view) enter();
    return undefined;
  });
  begin();
}

/**
 * Tells whether the type, the heading, the product or the way to buy it is still missing.
 *
 * @param {import("./types/internal.js").PublicContext} context @param {string} name
 */
const isVague = (context, name) =>
  context.type === "unknown" ||
  !name ||
  (context.type === "product" && !context.product) ||
  isNotForSale(context);

/**
 * What a page says about itself outweighs everything that was read from it.
 *
 * @param {unknown} fields
 * @returns {import("./types/internal.js").Reading}
 */
function toldPage(fields) {
  const said = /** @type {Partial<Page>} */ (fields ?? {});
  return {
    type: said.type && String(said.type),
    _weight: 100,
    product: said.product ?? undefined,
    step: said.step ? String(said.step) : undefined,
  };
}

/** @param {Core} core @param {UnsentEvent} event */
function forgetBought(core, event) {
  const { lines } = /** @type {{ lines?: { product: string }[] }} */ (event);
  for (const { product } of lines ?? []) forget(core._local, product);
}
