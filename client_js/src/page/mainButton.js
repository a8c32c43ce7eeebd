/** @import { RegionName } from "../types/internal.js" */

/**
 * Returns the button one goes on with: into the cart, or, last in its form, to the next step of the checkout.
 *
 * @param {Map<RegionName, Element[]>} regions
 */
export const mainButton = (regions) =>
  regions.get("add-to-cart")?.[0] ??
  [...(regions.get("checkout-form")?.[0]?.querySelectorAll("[type=submit],button:not([type])") ?? [])].pop();
