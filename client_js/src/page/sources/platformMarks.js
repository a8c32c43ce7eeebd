/**
 * What gives each shop platform away: name, selector of what only this platform prints, and the path of a variable only
 * its scripts make. The rest of a platform is a file of its own in `platforms/`, fetched where its mark stands.
 *
 * @type {[name: string, mark: string, global?: string][]}
 */
export const PLATFORM_MARKS = [
  [
    "shopify",
    "meta[name=shopify-digital-wallet],#shopify-features,[src*='cdn.shopify.com'],[href*='/cdn/shop/']",
    "Shopify.shop",
  ],
  [
    "woocommerce",
    "body[class*=woocommerce],[href*='/plugins/woocommerce/'],[src*='/plugins/woocommerce/']",
    "wc_add_to_cart_params",
  ],
  ["magento1", "[src*='skin/frontend/'],[href*='skin/frontend/']", "Mage.Cookies"],
  [
    "magento2",
    "[type='text/x-magento-init'],[data-mage-init],[href*='/static/version'],[src*='/static/version'],[x-data*=hyva i]",
    "hyva",
  ],
  ["prestashop", "meta[name=generator][content=PrestaShop i]", "prestashop"],
  [
    "bigcommerce",
    "[data-stencil-stylesheet],[src*='.bigcommerce.com/s-'],[href*='.bigcommerce.com/s-']",
    "BCData",
  ],
  ["shopware", "body[class*=is-ctl-]"],
  ["opencart", "[href*='catalog/view/'],[src*='catalog/view/']"],
  ["sfcc", "[src*='demandware.s'],[href*='demandware.s'],[name^=dwfrm_],[href*=dwvar_]"],
  ["sylius", "[data-route^=sylius_shop_]"],
  [
    "medusa",
    "[data-testid=product-container],[data-testid=add-product-button],[data-testid=checkout-container],[data-testid$=store-link]",
  ],
  [
    "saleor",
    "[data-testid=ProductList],[data-testid=ProductElement],[data-testid=CartProductList],[data-testid=CheckoutLink],[src*='.saleor.cloud']",
  ],
];
