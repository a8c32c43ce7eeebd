/** Every platform at once, for what reads a page without fetching anything. */

import bigcommerce from "./bigcommerce.js";
import magento from "./magento.js";
import medusa from "./medusa.js";
import opencart from "./opencart.js";
import prestashop from "./prestashop.js";
import saleor from "./saleor.js";
import sfcc from "./sfcc.js";
import shopify from "./shopify.js";
import shopware from "./shopware.js";
import sylius from "./sylius.js";
import woocommerce from "./woocommerce.js";

/** @type {Record<string, import("../readPlatform.js").Platform>} */
export const ALL_PLATFORMS = {
  shopify,
  woocommerce,
  magento1: magento,
  magento2: magento,
  prestashop,
  bigcommerce,
  shopware,
  opencart,
  sfcc,
  sylius,
  medusa,
  saleor,
};
