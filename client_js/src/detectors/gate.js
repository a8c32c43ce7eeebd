/** @import { Report, ReportOptions, Scene, Stop, UnsentMoment } from "../types/internal.js" */
import { MIN_ACTIVE_MS, PATIENCE_MS, PATIENCE_STEP_MS } from "../constants.js";
import { isOneOf } from "../lib/isOneOf.js";
import { safely } from "../lib/safely.js";
import { isModalOpen } from "../page/input/isModalOpen.js";
import { firedLately, noteFired } from "./firedLately.js";

/** Reasons that do not silence a moment about typing or selecting itself. */
const HANDS = "typing|selecting|held";

/** Moments that stay silent once the product is in the cart: the doubt is over. */
const AFTER_CART =
  "checkout_tab_switch|coupon_hunt|form_struggle|checkout_stall|rage_click|dead_click|friction_search";

/**
 * Returns the one door between detectors and the world: every common rule is held here.
 *
 * Not before 5 s of active time, not while hands are busy or a dialog of the shop is open, not within
 * 1 s of a resize, not about a product already in the cart, and once per kind and product in 2 minutes.
 *
 * @param {Scene} scene
 * @param {(moment: UnsentMoment) => void} emit
 * @returns {{ _report: Report, _stop: Stop }}
 */
export function createGate(scene, emit) {
  let stopped = false;
  let carted = false;
  const stopCart = scene._onCarted(() => {
    carted = true;
  });
  const product = scene._context.product?.id;

  /** @param {ReportOptions} options */
  const isBlocked = ({ _hands }) => {
    const busy = scene._activity._busy();
    const isSilenced = busy && !(_hands && isOneOf(HANDS, busy));
    return isSilenced || scene._activity._active_ms() < MIN_ACTIVE_MS || isModalOpen();
  };

  /** @param {UnsentMoment} moment @param {ReportOptions} options @param {number} patience_ms until a better time */
  const attempt = (moment, options, patience_ms) => {
    const key = [moment.kind, product, options._again].join();
    if (stopped || firedLately(scene._local, key)) return false;
    if (carted && !isOneOf(AFTER_CART, moment.kind)) return false;
    if (options._isStill?.() === false) return false;
    if (!isBlocked(options)) {
      noteFired(scene._local, key);
      emit({ ...(product && { product }), ...moment });
      return true;
    }
    if (patience_ms > 0)
      setTimeout(
        safely(() => {
          // Who looks at another tab is waited for.
          const step_ms = scene._activity._busy() === "hidden" ? 0 : PATIENCE_STEP_MS;
          attempt(moment, options, patience_ms - step_ms);
        }),
        PATIENCE_STEP_MS,
      );
    return false;
  };

  return {
    _report: (moment, options = {}) => attempt(moment, options, options._patient ? PATIENCE_MS : 0),
    _stop() {
      stopped = true;
      stopCart();
    },
  };
}
