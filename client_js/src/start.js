/** @import { Answer, Ask, Command, Config, Core, PublicContext } from "./types/internal.js" */

import { LATEST_START_MS, MAX_COMMANDS } from "./constants.js";
import { asJson } from "./lib/asJson.js";
import { emit } from "./lib/emit.js";
import { listen } from "./lib/listen.js";
import { now } from "./lib/now.js";
import { safely } from "./lib/safely.js";
import { whenIdle } from "./lib/whenIdle.js";
import { createQueue } from "./moments/queue.js";
import { createDataFeed } from "./page/dataLayer.js";
import { createConsent } from "./transport/consent.js";
import { createFlags } from "./transport/flags.js";
import { send } from "./transport/send.js";
import { currentSession, visitorId } from "./transport/session.js";
import { openStore } from "./transport/storage.js";

/** @typedef {{ watch: (core: Core) => void }} WatchModule */

/** @typedef {{ openPanel: (core: Core) => void }} DebugModule */
/** @typedef {{ askConsent: (config: Config, choose: (choice: object) => void, again: boolean) => void }} CardModule */
/** @typedef {{ measureVitals: (core: Core, watched: boolean) => void }} VitalsModule */

/** The built names of the parts loaded later, relative to the script; put in by the build. */
const WATCH = WATCH_FILE;
const VITALS = VITALS_FILE;
const DEBUG = DEBUG_FILE;
const CARD = CARD_FILE;

/**
 * Starts the client and returns its public functions: the composition root of `waverly.js`, which connects consent,
 * storage, the queue and transport, and hands them as `Core` to the parts that are loaded later.
 *
 * @param {Config} config
 */
export function start(config) {
  const consent = createConsent();
  const feed = createDataFeed();
  const mayStore = () => consent._get().analytics;
  const local = openStore("localStorage", mayStore);
  const tab = openStore("sessionStorage", mayStore);
  const url = `${config.server}/v1/collect`;

  const flags = createFlags(local, tab);
  /** @type {Parameters<Core["_onAnswer"]>[0]} */
  let onAnswer = () => {};
  /** @type {() => PublicContext | undefined} */
  let readContext = () => undefined;

  /** Whom this page has sent events of. @type {string | undefined} */
  let sender;
  const queue = createQueue((batch, last) => {
    // A no said in another window has emptied the storage of both.
    if (sender && !local._get("visitor")) return consent._set({ analytics: false });
    const asked_at = batch.ask && now();
    const session = currentSession(local)._id;
    const visitor = visitorId(local);
    sender = visitor;
    // Made anew for a second try, and empty when the shopper has said no since, here or in another tab.
    const body = () =>
      local._get("visitor") === visitor
        ? asJson({
            v: 1,
            site: config.site,
            visitor,
            session,
            sent_at: now(),
            consent: consent._get(),
            session_version: versionOf(session),
            ...(config.preview && { preview: true }),
            ...batch,
          })
        : "";
    send(url, body, last).then(
      safely((answer) => {
        if (!answer || !mayStore()) return;
        receive(answer, session);
        onAnswer(answer, asked_at, batch.events);
      }),
    );
  });

  /** @param {string} session */
  const versionOf = (session) => {
    const seen = /** @type {{id?: string, version?: number} | undefined} */ (tab._get("version"));
    return seen?.id === session ? Number(seen.version) || 0 : 0;
  };

  /** @param {Answer} answer @param {string} session */
  const receive = (answer, session) => {
    const version = Number(answer.session_version);
    if (version > versionOf(session)) tab._set("version", { id: session, version });
    flags._learn(answer.flags, session);
    if (typeof answer.mood === "string") document.documentElement.dataset["waverlyMood"] = answer.mood;
    emit("answer", answer);
  };

  /** @param {boolean} again */
  const askForConsent = (again) =>
    importPart(config, CARD, (/** @type {CardModule} */ { askConsent }) =>
      askConsent(config, consent._set, again),
    );
  const commands = createCommands((choice) =>
    choice === "ask" ? askForConsent(true) : consent._set(choice),
  );

  /** @type {Core} */
  const core = {
    _config: config,
    _consent: consent._get,
    _onConsent: consent._onChange,
    _local: local,
    _tab: tab,
    _onData: feed._subscribe,
    _report: (event) => (mayStore() ? queue._add(event) : 0),
    _page: (page) => void (mayStore() && queue._page(page)),
    _newView() {
      feed._sync();
      queue._newView();
    },
    _flush(/** @type {Ask | undefined} */ ask) {
      feed._sync();
      if (mayStore()) queue._flush(ask, !ask);
    },
    _session: () => currentSession(local),
    _onCommand: commands._forward,
    _onAnswer(handler) {
      onAnswer = handler;
    },
    _onContext(reader) {
      readContext = reader;
    },
  };

  consent._onChange(() => {
    if (!mayStore()) return;
    local._persist();
    tab._persist();
  });
  consent._onWithdrawal(() => {
    queue._drop();
    sender = undefined;
    tab._clear();
    delete document.documentElement.dataset["waverlyMood"];
    const forget = local._clear();
    // The last request of this visitor asks the server to erase them, too. Without an id nothing was ever kept.
    if (forget) send(url, () => JSON.stringify({ site: config.site, forget }), true);
  });
  if (config.auto) {
    feed._subscribe(consent._read);
    consent._follow();
  }

  whenActive(() =>
    whenIdle(() => {
      if (config.auto) consent._follow();
      if (config.card) askForConsent(false);
      loadParts(config, core);
    }, LATEST_START_MS),
  );

  return {
    _run: commands._run,
    _context: () => readContext(),
    _flag: flags._get,
    /** @param {unknown} name @param {unknown} callback */
    _on: (name, callback) =>
      typeof callback === "function"
        ? listen(
            document,
            `waverly:${name}`,
            safely((event) => callback(event)),
            { passive: false },
          )
        : () => {},
  };
}

/**
 * Takes `waverly("…")` calls: consent at once, the rest when the part that watches is there.
 *
 * @param {(choice: unknown) => void} setConsent
 */
function createCommands(setConsent) {
  /** @type {[Command, unknown[]][]} */
  const waiting = [];
  /** @type {((command: Command, args: unknown[]) => void) | undefined} */
  let forward;
  return {
    /** @param {Command} command @param {unknown[]} args */
    _run(command, ...args) {
      if (command === "consent") setConsent(args[0]);
      else if (forward) forward(command, args);
      else if (waiting.length < MAX_COMMANDS) waiting.push([command, args]);
    },
    /** @param {(command: Command, args: unknown[]) => void} handler */
    _forward(handler) {
      forward = handler;
      for (const [command, args] of waiting.splice(0)) handler(command, args);
    },
  };
}

/**
 * A prerendered page may never be seen: nothing begins before it is.
 *
 * @param {() => void} work
 */
function whenActive(work) {
  const page = /** @type {Document & { prerendering?: boolean }} */ (document);
  if (page.prerendering) listen(document, "prerenderingchange", work, { once: true });
  else work();
}

/**
 * Loads what watches, except in the few views that are left alone for comparison; these and as many others
 * are measured.
 *
 * @param {Config} config @param {Core} core
 */
function loadParts(config, core) {
  const lot = Math.random() / config.vitals;
  const watched = !(lot < 1);
  if (watched && !config.silent)
    importPart(config, WATCH, (/** @type {WatchModule} */ { watch }) => watch(core));
  if (lot < 2)
    importPart(config, VITALS, (/** @type {VitalsModule} */ { measureVitals }) =>
      measureVitals(core, watched),
    );
  if (config.debug) importPart(config, DEBUG, (/** @type {DebugModule} */ { openPanel }) => openPanel(core));
}

/**
 * A classic script loaded across origins has no base URL of its own, so the address is made absolute here.
 *
 * @template T
 * @param {Config} config @param {string} file @param {(module: T) => void} use
 */
function importPart(config, file, use) {
  import(new URL(file, config.base).href).then(safely(use), () =>
    emit("error", `${file} could not be loaded`),
  );
}
