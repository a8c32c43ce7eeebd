/** @import { Scene, UnsentEvent } from "../../types/internal.js" */
/** @typedef {{ _box: Element, _cart: Element, _path: string, _product: string, _quantity: number, _items: number, _amounts: string, _until: number }} Line */

import { CART_ANSWER_MS, CART_LOOK_MS } from "../../constants.js";
import { createAlarm } from "../../lib/createAlarm.js";
import { now } from "../../lib/now.js";
import { isVisible } from "../../page/isVisible.js";
import { mainPart } from "../../page/mainPart.js";
import { kindOf } from "../../page/sources/isCard.js";
import { nameOf, openingTag } from "../../page/words/naming.js";
import { numberIn, productsIn } from "./cardOrders.js";
import { createSteady } from "./createSteady.js";
import { counted } from "./glance.js";
import { knownAs } from "./knownAs.js";
import { countsIn } from "./quantityAt.js";
import { numbersIn } from "./signs.js";
import { saysCheckout } from "./words.js";

const CARTS =
  "[role=dialog],dialog,aside,[class*=cart i],[class*=basket i],[class*=bag i],[class*=drawer i],[class*=panier i],[class*=warenkorb i]";
/** What was taken out may be put back for as long. */
const BACK_MS = 20_000;

/**
 * Follows what a press does to its line of a cart or drawer: taken out, put back, or more or less of it.
 *
 * A field says only what was chosen. It counts once the number beside the cart or its amounts have followed.
 *
 * @param {Scene} scene
 * @param {(event: UnsentEvent) => void} report
 */
export function followLines(scene, report) {
  const alarm = createAlarm();
  /** @type {Line | undefined} */
  let gone;
  /** What a press is waited for. @type {Line | undefined} */
  let followed;
  /** @param {Line} line @param {ReturnType<typeof createSteady>} isSteady what is drawn anew is gone for a moment */
  const look = (line, isSteady) => {
    const change = changeOf(line);
    if (isSteady(change)) return tell(line, change);
    if (now() < line._until) alarm(() => look(line, isSteady), CART_LOOK_MS);
  };
  /** @param {Line} line @param {number} change */
  const tell = (line, change) => {
    const { _product: product, _quantity } = line;
    const quantity = Math.abs(change);
    followed = undefined;
    report({ kind: change > 0 ? "add_to_cart" : "remove_from_cart", product, quantity });
    const after = { _quantity: 0, _items: items(), _amounts: amountsIn(line._cart), _until: now() + BACK_MS };
    gone = change === -_quantity ? { ...line, ...after } : undefined;
  };
  /** @param {Element} control */
  const lineOf = (control) => lineAt(control, scene) ?? lineAt(control, scene, true);
  return {
    /** @param {Element} control */
    _press(control) {
      const line = lineOf(control);
      const back = gone && now() < gone._until ? { ...gone, _until: now() + CART_ANSWER_MS } : undefined;
      const pressed = line ?? back;
      if (!pressed) return;
      followed = line;
      alarm(() => look(pressed, createSteady()), CART_LOOK_MS);
    },
    /** The shop says so itself, but not how many; of what was told already it says nothing new. @param {string} product @param {Element} [control] what leads out */
    _out(product, control) {
      followed = (control && lineOf(control)) ?? followed;
      if (followed && now() < followed._until) {
        alarm();
        tell(followed, -followed._quantity);
      } else if (gone?._product !== product || now() > gone._until)
        report({ kind: "remove_from_cart", product, quantity: 1 });
    },
    _stop: alarm,
  };
}

/** @param {Element} control @param {Scene} scene @param {boolean} [isBare] whether a name alone may be its product @returns {Line | undefined} */
function lineAt(control, scene, isBare) {
  const _cart = cartAround(control, scene);
  for (
    let box = control.parentElement;
    _cart && box && box !== _cart && !leadsOn(box);
    box = box.parentElement
  ) {
    const [named, more] = productsIn(box, { control, isOwn: true, isBare });
    if (more) return undefined;
    if (named)
      return {
        ...{ _box: box, _cart, _path: named.path, _quantity: quantityIn(box) },
        _product: knownAs(scene, named.name, numberIn(box)),
        ...{ _items: items(), _amounts: amountsIn(_cart), _until: now() + CART_ANSWER_MS },
      };
  }
  return undefined;
}

/** The cart a control stands in: its page, or the drawer that leads on to the checkout. @param {Element} control @param {Scene} scene */
function cartAround(control, { _context }) {
  const main = mainPart();
  if (_context.type === "cart" && main.contains(control)) return main;
  let box = control.closest(CARTS);
  while (box && !leadsOn(box)) box = box.parentElement?.closest(CARTS) ?? null;
  return box?.contains(main) ? undefined : (box ?? undefined);
}

/** A form's button leads on as a link does: by what it says, or is called. @param {Element} part */
const leadsOn = (part) =>
  [...part.querySelectorAll("a[href],button,[type=submit]")].some((way) =>
    saysCheckout(way.getAttribute("href") ?? ` ${openingTag(way)}${nameOf(way)}`),
  );

/** @param {Element} box */
const quantityIn = (box) => countsIn(box)[0] ?? 1;

/** The number beside the cart, as its first place says it. */
const items = () => Math.max(0, ...Object.values(numbersIn(counted())));

/** @param {Element} part */
const amountsIn = (part) => String(part.textContent?.match(/\d[\d.,]*[.,]\d\d/g));

/** Returns by how much there is more or less of a line, as far as the cart agrees. @param {Line} line */
function changeOf(line) {
  const { _box, _cart, _quantity, _items, _amounts } = line;
  const found = lineIn(line);
  const change = (found ? quantityIn(found) : 0) - _quantity;
  if (!change) return 0;
  const isCounted = Math.sign(items() - _items) === Math.sign(change);
  // A drawer that was closed shows no lines, either.
  const isSeen = found ? amountsIn(_cart) !== _amounts : isVisible(_cart);
  return isCounted || (isSeen && _box !== _cart) ? change : 0;
}

/** The line as it is now: carts are drawn anew. @param {Line} line */
function lineIn({ _box, _cart, _path }) {
  const links = [...(_cart.isConnected ? _cart : document).querySelectorAll("a[href]")];
  const own = links.filter(
    (link) => /** @type {HTMLAnchorElement} */ (link).pathname === _path && isVisible(link),
  );
  return own.map((link) => lineAround(link, kindOf(_box))).find(Boolean);
}

/** @param {Element} link @param {string} kind */
function lineAround(link, kind) {
  /** @type {Element | null} */
  let box = link;
  while (box && kindOf(box) !== kind) box = box.parentElement;
  return box;
}
