/** @import { Action, Decision, OpenOverlay, OverlayHooks, OverlayOptions, Stop } from "../types/internal.js" */
/** @import { Format } from "./format.js" */
import { listen } from "../lib/listen.js";
import { safely } from "../lib/safely.js";
import { actionButton } from "./button.js";
import { buildCard, closeButton } from "./card.js";
import { isDialog } from "./courtesy.js";
import { whenExposed } from "./exposure.js";
import { focusedElement, returnFocus } from "./focus.js";
import { corner } from "./formats.js";
import { createHost, onRemoval } from "./host.js";
import { onKeys } from "./keys.js";
import { load } from "./load.js";
import { partsOf } from "./parts.js";
import { richText } from "./richText.js";
import styles from "./styles.css";
import { readTokens } from "./tokens.js";

/**
 * Shows an overlay and returns it once it is open. Whatever is added to the page is removed by closing.
 *
 * @param {Decision} decision
 * @param {OverlayOptions} options
 * @param {OverlayHooks} hooks
 * @returns {Promise<OpenOverlay>}
 * @throws {TypeError} when the kind is unknown here or the browser lacks constructed style sheets
 */
export async function openOverlay(decision, options, hooks) {
  const { kind, format, words, chip, overlay } = await partsOf(decision.overlay, options);
  const { _host, _root, _dress } = createHost(options._lang);
  [styles, format._styles, kind.styles, chip?.styles].forEach(_dress);

  /** @type {Stop[]} */
  const stops = [];
  let before = focusedElement();
  let shown = performance.now();
  let isOpen = true;

  /** @param {string} [how] */
  const close = (how = "close") => {
    if (!isOpen) return;
    isOpen = false;
    const hadFocus = _root.activeElement !== null;
    while (stops.length) stops.pop()?.();
    _host.remove();
    if (hadFocus || isDialog(options._format)) returnFocus(before);
    hooks._closed(how, Math.round(performance.now() - shown));
  };
  const press = safely(() => close());
  const used = () => card.classList.add("used");
  /** @param {string} element */
  const engaged = (element) => {
    used();
    hooks._engaged(element);
  };
  /** @param {Action} action @param {string} element */
  const button = (action, element) =>
    actionButton(
      action,
      safely(() => {
        if (action.type === "dismiss") return close();
        engaged(element);
        if (action.type === "link") return undefined;
        close("acted");
        return hooks._act(action);
      }),
    );

  const content = await kind.render(overlay, {
    ...options,
    _decision: decision,
    _words: words,
    _rich: richText,
    _button: button,
    _engaged: engaged,
    _close: close,
    _onClose: (stop) => stops.push(stop),
    _answered(answer, element = overlay.element ?? overlay.kind) {
      used();
      hooks._answered(answer, element);
    },
    async _load(name) {
      const part = await load(name);
      _dress(part.styles);
      return part;
    },
  });
  const actions = (overlay.actions ?? []).map((action, index) => button(action, `action_${index + 1}`));

  /** @param {Format} wanted */
  const build = (wanted) =>
    likeTheStore(
      buildCard(wanted._tag, overlay, content, actions, words, press, [decision.why, options._why]),
      options._place._button,
    );
  /** @param {Format} wanted */
  const stand = (wanted) => {
    document.body.append(_host);
    _root.append(card);
    return wanted._show(card, _host, options._place, close);
  };
  let card = build(format);
  const show = () => {
    shown = performance.now();
    let hide = stand(format);
    if (!hide) {
      // It cannot stand there without moving the page: the gentlest place is left.
      card.remove();
      card = build(corner);
      hide = stand(corner);
    }
    if (hide) stops.push(hide);
    stops.push(
      whenExposed(card, safely(hooks._exposed)),
      onRemoval(_host, () => close("removed")),
    );
  };
  stops.push(
    onKeys(_root, close),
    listen(_root, "focusin", (event) => {
      const from = /** @type {FocusEvent} */ (event).relatedTarget;
      if (from instanceof HTMLElement && from.getRootNode() !== _root && from !== _host) before = from;
    }),
  );
  if (chip) stops.push(chip.offerChip(_root, card, overlay.title, closeButton(words._close, press), show));
  else show();
  return { _element: _host, _close: close };
}

/** Gives a card the direction of the page and the look of the store. @param {HTMLElement} card @param {Element | undefined} button */
function likeTheStore(card, button) {
  card.dir = getComputedStyle(document.body).direction;
  for (const [name, value] of Object.entries(readTokens(button))) card.style.setProperty(name, value);
  return card;
}
