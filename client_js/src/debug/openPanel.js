/** @import { Answer, Core } from "../types/internal.js" */
import { listen } from "../lib/listen.js";
import { createHost } from "../overlay/card/host.js";
import { element } from "../overlay/elements/element.js";
import styles from "./panel.css";
import { followRefusal } from "./refusal.js";
import { bytesOf, contextRows, momentText } from "./told.js";

/** Lines kept of what happens: the newest are read. */
const MOST_LINES = 40;
/** Reasons shown of a decision; where more campaigns were in question, the rest is folded. */
const MOST_REASONS = 4;
const ROBOT =
  "Nothing is watched where a program drives the browser (navigator.webdriver): robots are no shoppers";
const NO_SITE = 'Nothing is watched: the tag names no site. Copy it from the admin, with data-site="pk_…"';
/** Below this width an open panel covers most of the page. */
const NARROW = "(width < 600px)";

/** @typedef {{ context: () => import("../types/internal.js").PublicContext }} Api */

/**
 * Opens the debugger: what the page was understood to be and from where, moments and decisions as they come, what the
 * shopper allows, and what all of it costs. For the people who build the shop; opened by `?waverly=debug`. It keeps out
 * of the way, and of the shop's question for consent above all, where that is open still or there is little room.
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

  const status = element("p", { role: "status" });
  const close = element("button", { type: "button" }, "Close");
  const inside = element(
    "div",
    { id: "inside" },
    element(
      "p",
      {},
      "A preview: the leading help is shown where any may be, and nothing here counts in any figure.",
    ),
    ...[page, moments, decisions, consent, cost].map(({ _box }) => _box),
  );
  const fold = folding(inside, () => !core._consent().analytics || matchMedia(NARROW).matches);
  const refusal = followRefusal(core._config);
  const panel = element(
    "aside",
    { class: "panel", "aria-label": "Waverly debugger" },
    element("header", {}, element("h2", {}, "Waverly"), fold._button, close, status),
    inside,
  );
  const { _host, _root, _dress } = createHost("en");
  _dress(styles);
  _root.append(panel);
  document.body.append(_host);

  const read = () => {
    fold._follow();
    const told = whyNothing(core) || refusal._told();
    if (status.textContent !== told) status.textContent = told;
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
    refusal._stop,
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
    _host.remove();
  });
}

/** Why nothing is watched, where nothing is. @param {Core} core */
function whyNothing({ _config, _consent }) {
  if (!_config.site) return NO_SITE;
  if (_config.silent) return ROBOT;
  return _consent().analytics ? "" : "Nothing is watched without consent";
}

/** @param {string} name @param {(detail: unknown) => void} handle */
const on = (name, handle) =>
  listen(document, `waverly:${name}`, (event) => handle(/** @type {CustomEvent} */ (event).detail));

/**
 * Returns the control that folds `inside` away and opens it. Until it has been pressed, `isInTheWay` decides.
 *
 * @param {HTMLElement} inside @param {() => boolean} isInTheWay
 */
function folding(inside, isInTheWay) {
  const button = element("button", { type: "button", "aria-controls": inside.id });
  let isChosen = false;
  const set = (/** @type {boolean} */ isFolded) => {
    inside.hidden = isFolded;
    button.textContent = isFolded ? "Show" : "Hide";
    button.setAttribute("aria-expanded", String(!isFolded));
  };
  button.addEventListener("click", () => {
    isChosen = true;
    set(!inside.hidden);
  });
  return {
    _button: button,
    _follow() {
      if (!isChosen) set(isInTheWay());
    },
  };
}

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

/**
 * A table whose roles are said, for on a narrow screen its rows are laid out as lines, which takes them away.
 *
 * @param {string[]} heads @param {string[][]} rows
 */
const table = (heads, rows) =>
  element(
    "table",
    { role: "table" },
    element(
      "thead",
      { role: "rowgroup" },
      row(heads.map((head) => element("th", { role: "columnheader", scope: "col" }, head))),
    ),
    element(
      "tbody",
      { role: "rowgroup" },
      ...rows.map(([name = "", ...cells]) =>
        row([
          element("th", { role: "rowheader", scope: "row" }, name),
          ...cells.map((cell) => element("td", { role: "cell" }, cell)),
        ]),
      ),
    ),
  );

/** @param {HTMLElement[]} cells */
const row = (cells) => element("tr", { role: "row" }, ...cells);

/** @typedef {Answer & { reasons?: string[] }} Told */

/** What the server answered to a question; other answers say nothing new. @param {Told} answer @param {string} server */
function answered({ decision, reasons = [], mood, scores = {} }, server) {
  if (!decision && !reasons.length) return undefined;
  const likely = Object.entries(scores).map(([name, share]) => `${name} ${(share * 100).toFixed(0)}%`);
  const rest = reasons.slice(MOST_REASONS);
  const why = decision && `${server}/why/${encodeURIComponent(decision.id)}`;
  return element(
    "article",
    {},
    element("h3", {}, decision ? `Shows ${decision.campaign}` : "Shows nothing"),
    element("p", {}, [`mood ${mood}`, ...likely].join(", ")),
    list(reasons.slice(0, MOST_REASONS)),
    rest.length
      ? element("details", {}, element("summary", {}, `${rest.length} more`), list(rest))
      : undefined,
    why
      ? element("a", { href: why, target: "_blank", rel: "noopener" }, "What the shopper is told")
      : undefined,
  );
}

/** @param {string[]} lines */
const list = (lines) => element("ul", {}, ...lines.map((line) => element("li", {}, line)));
