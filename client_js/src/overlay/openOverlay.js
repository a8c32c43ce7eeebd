/** @import { Decision, Look, OpenOverlay, OverlayHooks, OverlayOptions } from "../types/internal.js" */
/** @import { Format } from "./formats/format.js" */
import { safely } from "../lib/safely.js";
import { buildCard, closeButton } from "./card/card.js";
import { createClosing } from "./card/closing.js";
import { createHost, onRemoval } from "./card/host.js";
import styles from "./card/styles.css";
import { readTokens } from "./card/tokens.js";
import { toolsFor } from "./card/tools.js";
import { corner } from "./formats.js";
import { isDialog } from "./manners/courtesy.js";
import { whenExposed } from "./manners/exposure.js";
import { sayFirst } from "./manners/sayFirst.js";
import { partsOf } from "./parts.js";

/**
 * Shows an overlay and returns it once it is open, or undefined when something stands in the way by then. Whatever is
 * added to the page is removed by closing.
 *
 * @param {Decision} decision
 * @param {OverlayOptions} options
 * @param {OverlayHooks} hooks
 * @param {() => unknown} isObjected
 * @returns {Promise<OpenOverlay | undefined>}
 * @throws {TypeError} when the kind is unknown here or the browser lacks constructed style sheets
 */
export async function openOverlay(decision, options, hooks, isObjected) {
  const { kind, format, words, chip, overlay, _mark } = await partsOf(decision.overlay, options);
  const { _host, _root, _dress } = createHost(options._lang);
  [styles, format._styles, kind.styles, chip?.styles].forEach(_dress);

  const { _close, _onClose, _shown } = createClosing(_host, _root, isDialog(options._format), hooks._closed);
  const press = safely(() => _close());
  const used = () => card.classList.add("used");
  const tools = toolsFor(decision, options, hooks, words, _close, _onClose, _dress, used);
  const content = await kind.render(overlay, tools);
  const actions = (overlay.actions ?? [])
    .map((action, index) => tools._button(action, `action_${index + 1}`))
    .filter((button) => button !== undefined);

  /** @param {Format} wanted */
  const build = (wanted) =>
    likeTheStore(
      buildCard(wanted._tag, overlay, content, actions, words, press, [decision.why, options._why]),
      options._place._look,
    );
  /** @param {Format} wanted */
  const stand = (wanted) => {
    document.body.append(_host);
    _root.append(card);
    // A dialog takes the focus, and is read out anyway.
    if (wanted._tag !== "dialog") sayFirst(card.querySelector("h2"));
    return wanted._show(card, _host, options._place, _close);
  };
  let card = build(format);
  const show = () => {
    _shown();
    let hide = stand(format);
    if (!hide) {
      // It cannot stand there without moving the page: the gentlest place is left.
      card.remove();
      card = build(corner);
      hide = stand(corner);
    }
    if (hide) _onClose(hide);
    _onClose(whenExposed(card, safely(hooks._exposed)));
    _onClose(onRemoval(_host, () => _close("removed")));
  };
  // What it is made of was on its way: meanwhile the shopper may have gone on, or said no.
  if (isObjected()) return void _close("left");
  _mark?.(_root, words, overlay, decision.why);
  const next = options._place._button;
  if (chip)
    _onClose(chip.offerChip(_root, card, overlay.title, closeButton(words._close, press), show, next));
  else show();
  return { _element: _host, _close: _close };
}

/** Gives a card the direction of the page and the look of the store. @param {HTMLElement} card @param {Look | undefined} look */
function likeTheStore(card, look) {
  card.dir = getComputedStyle(document.body).direction;
  for (const [name, value] of Object.entries(readTokens(look))) card.style.setProperty(name, value);
  return card;
}
