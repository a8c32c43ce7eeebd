/**
 * The `<script>` entry: finds its own tag, replaces the queueing stub by the real thing, drains the queue.
 */
/** @import { Context, Loaded, Waverly } from "../package/api.js" */
/** @import { Command } from "./types/internal.js" */
import { readConfig } from "./config.js";
import { safely } from "./lib/safely.js";
import { start } from "./start.js";

/** The context of a page that was not read yet, or is not read at all. @type {Context} */
const UNKNOWN = { type: "unknown", source: {}, confidence: {}, conflicts: [] };

const host = /** @type {{ waverly?: Loaded }} */ (/** @type {unknown} */ (window));

safely(() => {
  const tag = document.currentScript;
  // A second tag on the page must not start a second client.
  if (!(tag instanceof HTMLScriptElement) || host.waverly?.context) return;
  const config = readConfig(tag);
  // It leaves room for one that names a site.
  if (!config.site && !config.debug) return;
  const waiting = host.waverly?.q ?? [];
  // The debugger is to say why nothing is watched.
  const client = config.silent && !config.debug ? silence() : start(config);

  const api = /** @type {Waverly} */ (
    (/** @type {Command} */ command, /** @type {unknown[]} */ ...args) =>
      void safely(client._run)(command, ...args)
  );
  api.context = () => safely(client._context)() ?? UNKNOWN;
  api.flag = (name) => client._flag(name);
  api.on = (name, callback) => client._on(name, callback);
  host.waverly = api;
  for (const call of waiting) /** @type {(...call: unknown[]) => void} */ (api)(...call);
})();

/** The public functions of a client that does nothing. */
function silence() {
  return {
    _run: () => {},
    _context: () => undefined,
    _flag: () => false,
    _on: () => () => {},
  };
}
