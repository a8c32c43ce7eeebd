/** @import { Consent } from "../types/internal.js" */
import { listen } from "../lib/listen.js";

/** @typedef {{ analyticsProcessingAllowed(): boolean, preferencesProcessingAllowed(): boolean, marketingAllowed(): boolean }} CustomerPrivacy */
/** @typedef {{ customerPrivacy?: CustomerPrivacy, loadFeatures?: (features: object[], done: (error?: unknown) => void) => void }} ShopifyWindow */

/**
 * Follows Shopify's Customer Privacy API: what it allows already, and each choice made in its banner.
 *
 * Its functions answer by the shop's region settings too: in a country that asks for no banner they allow.
 *
 * @param {(choice: Partial<Consent>, isChoice: boolean) => void} tell
 * @returns {boolean} whether there is one to follow
 */
export function followShopify(tell) {
  const shopify = /** @type {{ Shopify?: ShopifyWindow }} */ (window).Shopify;
  if (!shopify) return false;
  const read = () => {
    const privacy = shopify.customerPrivacy;
    if (!privacy) return;
    tell(
      {
        analytics: privacy.analyticsProcessingAllowed(),
        personalization: privacy.preferencesProcessingAllowed(),
        marketing: privacy.marketingAllowed(),
      },
      false,
    );
  };
  if (shopify.customerPrivacy) read();
  else shopify.loadFeatures?.([{ name: "consent-tracking-api", version: "0.1" }], (error) => error || read());
  listen(document, "visitorConsentCollected", (event) => {
    const said = /** @type {CustomEvent<Record<string, unknown>>} */ (event).detail;
    tell(
      {
        analytics: said["analyticsAllowed"] === true,
        personalization: said["preferencesAllowed"] === true,
        marketing: said["marketingAllowed"] === true,
      },
      true,
    );
  });
  return true;
}
