/** @import { PublicContext, RegionName, Scene, Stop } from "../types/internal.js" */

import { SETTLE_MAX_MS } from "../constants.js";
import { createAlarm } from "../lib/createAlarm.js";
import { stopAll } from "../lib/stopAll.js";
import { tellError } from "../lib/tellError.js";
import { missingChoices } from "./choices.js";
import { hoverOn } from "./input/onHover.js";
import { onInput } from "./input/onInput.js";
import { isWithin, targetOf } from "./input/targetOf.js";

/** Shops show a variant's price within this time of the choice. */
const SHOWN_AFTER_MS = 800;
/** Searches for a missing element, and rereadings unasked: elements may be gone for good, and some pages never stop redrawing. */
const MOST_REDRAWN = 9;
const CHOICES = "select,[type=checkbox],[type=radio]";
/** What may be chosen by a press, of whatever; a heart is pressed, too, and leaves the variant known. */
const PRESSED = "[role=radio],[role=option],[aria-pressed]";

/**
 * Reads the product again when another variant has been chosen, or a press had its places drawn anew: its price, what is
 * left of it, its name, and where it is bought.
 *
 * It stays the same product to everyone who counts: its id is the one the view began with.
 *
 * @param {Scene} scene written to
 * @param {() => Promise<{ _regions: Map<RegionName, Element[]>, _context: PublicContext }>} read
 * @param {(isSettled: boolean) => void} tell called when it has been read, with whether all is chosen since a choice was made
 * @returns {Stop}
 */
export function followVariant({ _context: context, _regions: regions, _sections }, read, tell) {
  const alarm = createAlarm();
  let isChosen = false;
  let isSettled = false;
  let isOver = false;
  let looks = MOST_REDRAWN;
  let reads = MOST_REDRAWN;
  const readAgain = async () => {
    const { _regions, _context } = await read();
    if (isOver) return;
    for (const [name, places] of _regions) {
      // Watchers of a region hold this very list, or are called.
      regions
        .get(name)
        ?.splice(0, 9, ...places)
        .forEach((old, at, before) => {
          const now = places[at];
          if (!now || before.includes(now) || old.isConnected) return;
          _sections._follow(old, now);
          hoverOn(old, now);
        });
    }
    if (_context.product && context.product) {
      Object.assign(context, _context, { product: { ..._context.product, id: context.product.id } });
      tell(isSettled && !missingChoices(regions).length);
      isSettled = false;
    }
  };
  const look = () => {
    // A shop that fetches what it shows, or draws anew what its server sent, may take longer.
    if (looks) alarm(look, SETTLE_MAX_MS);
    looks &&= looks - 1;
    if (!isChosen && ([...regions].every(([, [first]]) => first?.isConnected) || reads-- < 0)) return;
    isChosen = false;
    readAgain().catch(tellError);
  };
  const soon = () => {
    looks ||= 1;
    alarm(look, SHOWN_AFTER_MS);
  };
  /** @param {Event} event */
  const choose = (event) => {
    isSettled ||= isWithin(event, regions.get("size-options") ?? []);
    // Until the shop has shown it nobody knows which one it is.
    if (context.product) context.product.variant = null;
    isChosen = true;
    soon();
  };
  look();
  const stops = [
    alarm,
    onInput("input", (event) => targetOf(event)?.matches(CHOICES) && choose(event)),
    onInput("click", choose, regions.get("size-options") ?? []),
    onInput("click", (event) => {
      isChosen ||= Boolean(targetOf(event)?.closest(PRESSED));
      soon();
    }),
  ];
  return () => {
    isOver = true;
    stopAll(stops);
  };
}
