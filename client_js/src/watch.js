/** @import { Core, Decision, Input, OnCarted } from "./types/internal.js" */

import { beginView } from "./beginView.js";
import { KEPT_CART } from "./constants.js";
import { createReport } from "./createReport.js";
import { emit } from "./lib/emit.js";
import { runOnce } from "./lib/runOnce.js";
import { meter, safely } from "./lib/safely.js";
import { cartFromGa4, fromGa4, readGa4 } from "./log/ga4.js";
import { trackedEvents } from "./log/track.js";
import { dropAnswered, unansweredOrders } from "./log/unansweredOrders.js";
import { createPresenter } from "./overlay/present.js";
import { watchPressure } from "./page/input/lite.js";
import { onViewChange } from "./page/input/onViewChange.js";
import { noteData } from "./page/readPage.js";
import { notePushed } from "./page/sources/readDataLayer.js";
import { createStatements } from "./page/statements.js";
import { readWith } from "./readWith.js";
import { createViews } from "./views.js";

/**
 * Watches the page for as long as it lives: the composition root of everything that is loaded when idle.
 *
 * @param {Core} core
 */
export function watch(core) {
  /** @type {{ _input: Input }} */
  const habit = { _input: matchMedia("(pointer: coarse)").matches ? "touch" : "mouse" };
  /** @type {Set<OnCarted>} */
  const onCarted = new Set();
  if (core._config.debug) meter((ms) => void emit("cost", ms));
  const presenter = createPresenter(core);
  const report = createReport(core, onCarted);
  const statements = createStatements();
  const firstConsented = runOnce(() => watchConsented(core, report));

  const views = createViews(core, statements._all, (read, pressed, isTold) => {
    firstConsented();
    const begun = beginView({
      _core: core,
      _habit: habit,
      _readAgain: () => readWith(statements._all),
      _onCarted: onCarted,
      _report: (event) => report(event, "page"),
      _presenter: presenter,
      _pressed: pressed,
      _isTold: isTold,
      ...read,
    });
    if (core._local._get(KEPT_CART)) presenter._bring(import("./overlay/cart/keptCart.js"), begun._scene);
    return begun;
  });

  core._onAnswer(
    safely((answer, asked_at, events) => {
      dropAnswered(core._local, events);
      presenter._answer(answer, asked_at);
    }),
  );
  core._onData((entry) => {
    notePushed(entry);
    const event = readGa4(entry);
    const cart = event && cartFromGa4(event.name, event.fields);
    if (!cart) return;
    statements._cart(cart);
    emit("cart", cart);
  });
  core._onConsent(
    safely(() => {
      views._follow();
      const { analytics, personalization } = core._consent();
      if (!analytics || !personalization) presenter._leave();
    }),
  );
  core._onCommand((command, args) => {
    if (command === "preview" && core._config.preview)
      presenter._bring(import("./overlay/preview.js"), /** @type {Decision} */ (args[0]));
    // Kept in the page's memory alone, to fill in forms and addresses: no event names who somebody is.
    if (command === "identify") core._person = /** @type {Core["_person"]} */ (args[0] ?? undefined);
    if (command === "track") trackedEvents(args[0], args[1]).forEach((told) => report(told, "call"));
    if (command !== "page") return;
    statements._page(args[0]);
    views._again();
  });
  onViewChange((cause) => {
    presenter._leave();
    views._next(cause);
  });
  views._begin();
}

/**
 * Watches what needs consent from the first consent on, and then also tells what the page pushed before: a purchase is
 * often pushed while the page loads, earlier than a banner can speak.
 *
 * @param {Core} core @param {ReturnType<typeof createReport>} report
 */
function watchConsented(core, report) {
  unansweredOrders(core._local).forEach(core._report);
  watchPressure(core);
  // Data that comes into the head late belongs to the page shown now, not to the next one.
  new MutationObserver(safely(noteData)).observe(document.head, { childList: true, subtree: true });
  core._onData((entry) => {
    const event = readGa4(entry);
    if (event) fromGa4(event.name, event.fields).forEach((told) => report(told, event.by));
  });
}
