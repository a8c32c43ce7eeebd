/** @import { Decision, OpenOverlay, OverlayHooks, OverlayOptions, Stop } from "../types/internal.js" */
/** @import { KindModule } from "./kind.js" */
import { HOST_TAG } from "../constants.js";
import { safely } from "../lib/safely.js";
import { buildCard } from "./card.js";
import { whenExposed } from "./exposure.js";
import { focusedElement, returnFocus } from "./focus.js";
import { beside } from "./formats/corner.js";
import { modal } from "./formats/modal.js";
import { onKeys } from "./keys.js";
import * as message from "./kinds/message.js";
import styles from "./styles.css";
import { readTokens } from "./tokens.js";
import { wordsIn } from "./words.js";

/** Each kind beside the first is fetched when it is needed. @type {Record<string, () => Promise<KindModule>>} */
const KINDS = {
  message: async () => message,
  faq: () => import("./kinds/faq.js"),
  review: () => import("./kinds/review.js"),
};

const FORMATS = { corner: beside("corner"), sheet: beside("sheet"), modal };

/**
 * Shows an overlay and returns it once it is open.
 *
 * Whatever is added to the page is removed by closing, in the same order.
 *
 * @param {Decision} decision
 * @param {OverlayOptions} options
 * @param {OverlayHooks} hooks
 * @returns {Promise<OpenOverlay>}
 * @throws {TypeError} when the kind is unknown here or the browser lacks constructed style sheets
 */
export async function openOverlay(decision, options, hooks) {
  const { overlay } = decision;
  const kind = await KINDS[overlay.kind]?.();
  if (!kind) throw new TypeError(`unknown overlay kind: ${overlay.kind}`);
  const words = wordsIn(options._lang);
  const format = FORMATS[options._format];
  const shown = performance.now();
  const asked = focusedElement();
  /** @type {Stop[]} */
  const stops = [];
  let before = asked;
  let isOpen = true;

  /** @param {string} [how] */
  const close = (how = "close") => {
    if (!isOpen) return;
    isOpen = false;
    const hadFocus = root.activeElement !== null;
    for (const stop of stops) stop();
    format._hide(card);
    host.remove();
    if (hadFocus || format === modal) returnFocus(before);
    hooks._dismissed(how, Math.round(performance.now() - shown));
  };

  const content = kind.render(overlay, { _words: words, _engaged: engaged });
  const card = buildCard(format._tag, decision, content, words, {
    _why: options._why,
    _close: safely(() => close("close")),
    _act: safely((action, index) => {
      if (action.type === "dismiss") return close("close");
      hooks._engaged(`action_${index + 1}`);
      if (action.type === "link") return undefined;
      close("acted");
      return hooks._act(action);
    }),
  });

  /** @param {string} element */
  function engaged(element) {
    card.classList.add("used");
    hooks._engaged(element);
  }

  const host = document.createElement(HOST_TAG);
  host.lang = overlay.lang || options._lang;
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(styles + (kind.styles ?? ""))];
  applyTokens(card, options._button);
  card.dir = getComputedStyle(document.body).direction;
  root.append(card);
  document.body.append(host);
  format._show(card);
  stops.push(
    onKeys(root, card, options._format === "modal", close),
    whenExposed(card, safely(hooks._exposed)),
  );
  card.addEventListener("focusin", (event) => {
    const from = /** @type {FocusEvent} */ (event).relatedTarget;
    if (from instanceof HTMLElement && !card.contains(from) && from !== host) before = from;
  });
  return { _element: host, _close: close };
}

/** A constructed sheet needs no permission from a strict policy; a `<style>` element would. @param {string} text */
function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** @param {HTMLElement} card @param {Element | undefined} button */
function applyTokens(card, button) {
  for (const [name, value] of Object.entries(readTokens(button))) card.style.setProperty(name, value);
}
