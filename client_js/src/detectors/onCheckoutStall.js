/** @import { Answer, Detector } from "../types/internal.js" */

import { AWAY_MAX_MS, STALL_ACTIVE_MS } from "../constants.js";
import { createAlarm } from "../lib/createAlarm.js";
import { listen } from "../lib/listen.js";
import { now } from "../lib/now.js";
import { safely } from "../lib/safely.js";
import { stopAll } from "../lib/stopAll.js";
import { onInput } from "../page/input/onInput.js";
import { isWithin } from "../page/input/targetOf.js";
import { isVisible } from "../page/isVisible.js";
import { select } from "../page/select.js";

/** What leads from a cart to the checkout. */
const AHEAD = "a[href*=checkout i],[name=checkout],form[action*=checkout i] button:not([type=button])";
/** When somebody went ahead, kept for the return; who then does something else has not gone. */
const LEFT = "left";

/**
 * A checkout step stayed open without progress: no field changed, nothing submitted, for 45 active seconds,
 * or for as long as the server says that nine of ten need for this step.
 *
 * Where the checkout is closed to scripts, the cart before it is the last step there is to see: one that stays without
 * progress, or is come back to after as long in the checkout, still filled.
 *
 * @type {Detector}
 */
export function onCheckoutStall(report, { _activity, _context, _tab }) {
  const ways = _context.type === "cart" ? select(AHEAD).filter(isVisible) : undefined;
  if (ways && !ways.some((way) => leadsAway(way, _context.platform))) return () => {};
  let progress = 0;
  let limit_ms = STALL_ACTIVE_MS;
  let told = false;
  const alarm = createAlarm();
  const look = () => {
    const stalled_ms = _activity._active_ms() - progress;
    if (stalled_ms < limit_ms) {
      alarm(look, Math.max(250, limit_ms - stalled_ms));
      return;
    }
    tell(stalled_ms, ways ? "cart" : _context.step);
  };
  const tell = (/** @type {number} */ stalled_ms, step = "checkout") => {
    told = true;
    report({ kind: "checkout_stall", step, stalled_ms: Math.round(stalled_ms) }, { _patient: true });
  };
  const advance = () => {
    progress = _activity._active_ms();
  };
  /** @param {Event} event */
  const learn = (event) => {
    const stall_ms = Number(/** @type {CustomEvent<Answer | null>} */ (event).detail?.stall_ms);
    if (told || !(stall_ms > 0)) return;
    limit_ms = stall_ms;
    look();
  };
  if (ways) {
    const away_ms = now() - Number(_tab._get(LEFT) ?? 0);
    _tab._set(LEFT, 0);
    if (away_ms >= STALL_ACTIVE_MS && away_ms <= AWAY_MAX_MS) tell(away_ms);
  }
  const stops = [
    alarm,
    onInput("click", (event) => {
      if (!ways) return;
      advance();
      _tab._set(LEFT, isWithin(event, ways) ? now() : 0);
    }),
    onInput("change", advance),
    onInput("submit", advance),
    listen(document, "waverly:answer", safely(learn)),
  ];
  if (!told) look();
  return () => stopAll(stops);
}

/** Shopify lets no script of the shop's into its checkout; another site's page is not ours to see either. @param {Element} way @param {string | undefined} platform */
function leadsAway(way, platform) {
  const address = way.getAttribute("href") ?? way.closest("form")?.getAttribute("action") ?? "";
  const site = location.hostname.split(".").slice(-2).join(".");
  return platform === "shopify" || (/^(https?:)?\/\//.test(address) && !address.includes(site));
}
