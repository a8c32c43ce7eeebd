/** @import { Answer, Core } from "../types/internal.js" */
import { HOST_TAG } from "../constants.js";
import { listen } from "../lib/listen.js";
import { element } from "../overlay/element.js";
import styles from "./panel.css";
import { bytesOf, contextRows, momentText } from "./told.js";

/** Lines kept of what happens: the newest are read. */
const MOST_LINES = 40;

/** @typedef {{ context: () => import("../types/internal.js").PublicContext }} Api */

/**
 * Opens the debugger: what the page was understood to be and from where, moments and decisions as they come, what the
 * shopper allows, and what all of it costs. For the people who build the shop; opened by `?waverly=debug`.
 *
 * @param {Core} core
 */
export function openPanel(core) {
  const page = section("Page", true);
  const moments = section("Moments", true);
  const decisions = section("Decisions", true);
  const consent = section("Consent");
  const cost = section("Cost");
  let spent_ms = 0;
  let longest_ms = 0;

  const close = element("button", { type: "button", class: "close" }, "Close");
  const panel = element(
    "aside",
    { class: "panel", "aria-label": "Waverly debugger" },
    element("header", {}, element("h2", {}, "Waverly"), close),
    element("p", {}, "A preview: the leading help is always shown, and nothing here counts in any figure."),
    ...[page, moments, decisions, consent, cost].map(({ _box }) => _box),
  );
  const host = document.createElement(HOST_TAG);
  host.lang = "en";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  root.append(panel);
  document.body.append(host);

  const read = () => {
    const { context } = /** @type {{ waverly: Api }} */ (/** @type {unknown} */ (window)).waverly;
    page._set(table(["Field", "Value", "From", "Sure"], contextRows(context())));
    const allowed = Object.entries(core._consent()).map(([purpose, granted]) => [
      purpose,
      granted ? "allowed" : "not allowed",
    ]);
    consent._set(table(["Purpose", "The shopper"], allowed));
    const files = bytesOf(core._config.base).map(({ name, bytes, ms }) => [
      name,
      bytes ? bytes.toLocaleString("en") : "from cache",
      String(ms),
    ]);
    const work = `Main thread since loading: ${spent_ms.toFixed(1)} ms in all, the longest piece ${longest_ms.toFixed(1)} ms.`;
    cost._set(element("p", {}, work), table(["File", "Bytes", "Loading ms"], files));
  };
  read();
  const timer = setInterval(read, 1000);
  const stops = [
    on("moment", (moment) => moments._add(element("p", {}, momentText(/** @type {object} */ (moment))))),
    on("answer", (answer) => decisions._add(answered(/** @type {Told} */ (answer), core._config.server))),
    on("error", (error) => moments._add(element("p", { class: "error" }, String(error)))),
    on("cost", (ms) => {
      spent_ms += Number(ms);
      longest_ms = Math.max(longest_ms, Number(ms));
    }),
  ];
  close.addEventListener("click", () => {
    clearInterval(timer);
    for (const stop of stops) stop();
    host.remove();
  });
}

/** @param {string} name @param {(detail: unknown) => void} handle */
const on = (name, handle) =>
  listen(document, `waverly:${name}`, (event) => handle(/** @type {CustomEvent} */ (event).detail));

/** @param {string} title @param {boolean} [open] */
function section(title, open = false) {
  // It scrolls, so the keyboard must reach it.
  const body = element("div", {
    role: title === "Moments" ? "log" : "region",
    "aria-label": title,
    tabindex: "0",
  });
  const box = element("details", {}, element("summary", {}, title), body);
  box.open = open;
  return {
    _box: box,
    /** @param {...Node} children */
    _set: (...children) => body.replaceChildren(...children),
    /** @param {Node | undefined} line the newest stands first */
    _add(line) {
      if (!line) return;
      body.prepend(line);
      while (body.childElementCount > MOST_LINES) body.lastElementChild?.remove();
    },
  };
}

/** @param {string[]} heads @param {string[][]} rows */
const table = (heads, rows) =>
  element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element(
      "tbody",
      {},
      ...rows.map(([name = "", ...cells]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, name),
          ...cells.map((cell) => element("td", {}, cell)),
        ),
      ),
    ),
  );

/** @typedef {Answer & { reasons?: string[] }} Told */

/** What the server answered to a question; other answers say nothing new. @param {Told} answer @param {string} server */
function answered({ decision, reasons = [], mood, scores = {} }, server) {
  if (!decision && !reasons.length) return undefined;
  const likely = Object.entries(scores).map(([name, share]) => `${name} ${(share * 100).toFixed(0)}%`);
  const why = decision && `${server}/why/${encodeURIComponent(decision.id)}`;
  return element(
    "article",
    {},
    element("h3", {}, decision ? `Shows ${decision.campaign}` : "Shows nothing"),
    element("p", {}, [`mood ${mood}`, ...likely].join(", ")),
    element("ul", {}, ...reasons.map((reason) => element("li", {}, reason))),
    why
      ? element("a", { href: why, target: "_blank", rel: "noopener" }, "What the shopper is told")
      : undefined,
  );
}
