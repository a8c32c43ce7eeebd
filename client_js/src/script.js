/**
 * The `<script>` entry: finds its own tag, replaces the queueing stub by the real thing, drains the queue.
 */
import { readConfig } from "./config.js";
import { safely } from "./lib/safely.js";
import { start } from "./start.js";

/**
 * @typedef {((command: string, ...args: unknown[]) => void) & {
 *   q?: [string, ...unknown[]][],
 *   context?: () => unknown,
 *   flag?: (name: string) => boolean,
 *   on?: (name: string, callback: (event: Event) => void) => () => void,
 * }} Waverly
 */

/** The context of a page that was not read yet, or is not read at all. */
const UNKNOWN = { type: "unknown", source: {}, confidence: {}, conflicts: [] };

const host = /** @type {{ waverly?: Waverly }} */ (/** @type {unknown} */ (window));

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

  /** @type {Waverly} */
  const api = (command, ...args) => void safely(client._run)(command, ...args);
  api.context = () => safely(client._context)() ?? UNKNOWN;
  api.flag = (name) => client._flag(name);
  api.on = (name, callback) => client._on(name, callback);
  host.waverly = api;
  for (const [command, ...args] of waiting) api(command, ...args);
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
