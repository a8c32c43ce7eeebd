/**
 * A browser as people have it, in a window of its own on a screen nobody sees. Hands are the window system's, and the page
 * itself answers what a test asks: a browser that is driven by a program says so, and scripts behave accordingly.
 */
/** @import { ChildProcess } from "node:child_process" */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startLine } from "./line.js";

const run = promisify(execFile);
const SCREEN = "1400x1000x24";

/** What a profile of one's own would ask at the first start, and what it would fetch. */
const PREFERENCES = {
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "termsofuse.bypassNotification": true,
  "app.normandy.enabled": false,
  "network.captive-portal-service.enabled": false,
};

/** @type {Record<string, { paths: string[], args: (folder: string, url: string) => string[] }>} */
export const ENGINES = {
  firefox: {
    paths: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
    args: (folder, url) => [
      "--no-remote",
      "--profile",
      folder,
      "--width",
      "1280",
      "--height",
      "900",
      "--new-window",
      url,
    ],
  },
  webkit: {
    paths: ["x86_64", "aarch64"].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
    args: (_folder, url) => ["--geometry=1280x900", "--private", url],
  },
};

/** @param {string} engine */
export const pathOf = (engine) => ENGINES[engine]?.paths.find((each) => existsSync(each));

/**
 * Starts an engine and returns how to use it.
 *
 * @param {string} engine a name in ENGINES
 * @throws {Error} where it is not installed
 */
export async function startBrowser(engine) {
  const file = pathOf(engine);
  if (!file) throw new Error(`${engine} is not installed: scripts/engines installs it on Debian`);
  const folder = await mkdtemp(path.join(tmpdir(), `waverly-${engine}-`));
  const prefs = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${value});`);
  await writeFile(path.join(folder, "user.js"), prefs.join("\n"));
  const screen = await startScreen();
  const line = await startLine();
  const { args } = /** @type {(typeof ENGINES)[string]} */ (ENGINES[engine]);
  const environment = { ...process.env, DISPLAY: screen.display, HOME: folder, XDG_CACHE_HOME: folder };
  const start = () => spawn(file, args(folder, line.first), { env: environment, stdio: "ignore" });
  const browser = await line.connected(start);

  /** @param {...(string | number)} words */
  const hand = (...words) => run("xdotool", words.map(String), { env: environment });
  /** Where the page begins on the screen. */
  const corner = () =>
    line.ask(() => {
      const { mozInnerScreenX: x = screenX, mozInnerScreenY: y = screenY + outerHeight - innerHeight } =
        /** @type {any} */ (window);
      return [x, y];
    });

  return {
    ask: line.ask,
    script: line.script,
    /** Goes to an address and waits for its page. @param {string} url */
    go: (url) => line.connected(() => line.leave(url)),
    /** Moves the pointer to places in the page, one after the other. @param {...[x: number, y: number]} places */
    async move(...places) {
      const [left, top] = await corner();
      const moves = places.map(([x, y]) => [
        "mousemove",
        Math.round(left + x),
        Math.round(top + y),
        "sleep",
        0.01,
      ]);
      await hand(...moves.flat());
    },
    press: () => hand("click", 1),
    /** @param {string} key as the window system calls it */
    key: (key) => hand("key", key),
    async stop() {
      await end(browser);
      line.stop();
      await end(screen.server);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A screen nobody sees; the server picks a free number and says which. */
async function startScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(/** @type {import("node:stream").Readable} */ (server.stdio[3]), "data");
  return { server, display: `:${String(number).trim()}` };
}

/** @param {ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill();
  await gone;
}
