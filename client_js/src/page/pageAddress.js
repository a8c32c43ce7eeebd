/**
 * What an address says of the chosen variant alone: in a path PrestaShop's number of the combination, after the product's
 * own, and its article's; in a query PrestaShop's or Shopify's.
 */
const CHOICE = /(\/\d+)-\d+(?=-)|-\d{13}(?=\.)|&(variant|id_product_attribute)=[^&]*/g;

/** Returns what makes an address another page; another variant of a product is the same one. */
export const pageAddress = () =>
  (location.pathname + location.search.replace("?", "&")).replace(CHOICE, "$1");
