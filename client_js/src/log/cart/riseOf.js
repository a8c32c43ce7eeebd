/** @typedef {import("./pendingAdds.js").PendingAdd} PendingAdd */
import { UNCOUNTED } from "./signs.js";

/**
 * Returns by how much the number beside the cart has risen since a press; nought if it has not.
 *
 * A link to the cart says it best. Where no number stood, a first one means what was asked for and no more: it may have been on its way.
 *
 * @param {Pick<PendingAdd, "_numbers" | "_asks">} pending
 * @param {Record<string, number>} numbers as they are now
 */
export function riseOf({ _numbers: before = {}, _asks }, numbers) {
  const asked = _asks.flatMap(({ _orders }) => _orders).reduce((sum, { quantity }) => sum + quantity, 0);
  const isLink = (/** @type {string} */ place) => place.startsWith("/") && (before[place] ?? UNCOUNTED) >= 0;
  const places = Object.keys(numbers).filter((place) => place in before);
  const links = places.filter(isLink);
  const rises = (links.length ? links : places).map((place) => {
    const [now = UNCOUNTED, then = UNCOUNTED] = [numbers[place], before[place]];
    return then === UNCOUNTED ? (now <= asked ? now : 0) : now - then;
  });
  const [least = 0] = rises.filter((rise) => rise > 0).sort((a, b) => a - b);
  return least;
}
