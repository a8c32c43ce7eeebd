/**
 * What gives each shop platform away and where it keeps what a page says: data, so that a platform is a table
 * and no code. `marks` (see readPlatform.js) holds the body's id, classes and route, the page type its own
 * script names, and the address.
 *
 * @typedef {object} Platform
 * @property {string} name
 * @property {string} mark selector of what only this platform prints
 * @property {string} [global] path of a variable only its scripts make
 * @property {string} [type] path of a variable that names the page's type
 * @property {Record<string, string>} types page type -> pattern of marks
 * @property {string} [add] selector of the product's add-to-cart control
 * @property {Record<string, string>} [fields] product field -> path of a variable (`$` is the chosen variant), or `selector@attribute`
 * @property {string} [price] selector of the shown current price
 * @property {number} [unit] what its price counts in: 100 for cents
 */

const MAGENTO = {
  types: {
    home: "\\.cms-(index-index|home)",
    product: "\\.catalog-product-view",
    listing: "\\.catalog-category-view|\\.page-products",
    search: "\\.catalogsearch-",
    cart: "\\.checkout-cart-",
    confirmation: "\\.checkout-onepage-success",
    checkout: "\\.checkout-(index|onepage)-index",
    account: "\\.customer-",
  },
  fields: {
    sku: "[itemprop=sku],.product.attribute.sku .value@",
    id: "#product_addtocart_form [name=product]@value",
  },
};

/** @type {Platform[]} */
export const PLATFORMS = [
  {
    name: "shopify",
    mark: "meta[name=shopify-digital-wallet],#shopify-features,[src*='cdn.shopify.com'],[href*='/cdn/shop/']",
    global: "Shopify.shop",
    type: "ShopifyAnalytics.meta.page.pageType",
    types: {
      home: "=home|\\.template-index",
      product: "=product\\b|\\.template-product|/products/[^/]+$",
      listing: "=collection|\\.template-(collection|list)|/collections(/[^/]+)*$",
      search: "=searchresults|\\.template-search|/search$",
      cart: "=cart|\\.template-cart|/cart$",
      policy: "=policy|/policies/",
      account: "=customers|/account",
      other: "=(page|article|blog)|\\.template-(page|article|blog)|/(blogs|pages)/",
    },
    add: "form[action*='/cart/add'] [name=add],form[action*='/cart/add'] .product-form__submit",
    fields: {
      id: "ShopifyAnalytics.meta.product.id",
      brand: "ShopifyAnalytics.meta.product.vendor",
      sku: "ShopifyAnalytics.meta.product.variants.$.sku",
      price: "ShopifyAnalytics.meta.product.variants.$.price",
      currency: "ShopifyAnalytics.meta.currency",
      variant: "ShopifyAnalytics.meta.product.variants.$.public_title",
    },
    price: "product-price,.price--on-sale .price-item--sale,.price__regular .price-item--regular",
    unit: 100,
  },
  {
    name: "woocommerce",
    mark: "body[class*=woocommerce],[href*='/plugins/woocommerce/'],[src*='/plugins/woocommerce/']",
    global: "wc_add_to_cart_params",
    types: {
      product: "\\.single-product",
      confirmation: "\\.woocommerce-order-received",
      cart: "\\.woocommerce-cart",
      checkout: "\\.woocommerce-checkout",
      account: "\\.woocommerce-account",
      search: "\\.search-results",
      listing: "\\.woocommerce-shop|\\.post-type-archive-product|\\.tax-product_",
    },
    add: "form.cart .single_add_to_cart_button",
    fields: { id: "form.cart [name=add-to-cart]@value", sku: ".product_meta .sku@" },
    price: ".summary .price ins .amount,.summary .price>.amount",
  },
  {
    name: "magento1",
    mark: "[src*='skin/frontend/'],[href*='skin/frontend/']",
    global: "Mage.Cookies",
    ...MAGENTO,
    add: "#product_addtocart_form .btn-cart",
    price: ".product-shop .special-price .price,.product-shop .regular-price .price",
  },
  {
    name: "magento2",
    mark: "[type='text/x-magento-init'],[data-mage-init],[href*='/static/version'],[src*='/static/version'],[x-data*=hyva i]",
    global: "hyva",
    ...MAGENTO,
    add: "#product-addtocart-button",
    price:
      ".product-info-main .special-price .price,.product-info-main .price-final_price .price,.final-price .price",
  },
  {
    name: "prestashop",
    mark: "meta[name=generator][content=PrestaShop i]",
    global: "prestashop",
    type: "prestashop.page.page_name",
    types: {
      home: "#index ",
      product: "#product ",
      listing: "#(category|manufacturer|supplier|prices-drop|new-products|best-sales) ",
      search: "#search ",
      cart: "#cart ",
      confirmation: "#order-confirmation ",
      checkout: "#(checkout|order|order-opc) ",
      account: "#(my-account|authentication|history|identity|address(es)?) ",
      other: "#cms ",
    },
    add: "#add-to-cart-or-refresh [data-button-action=add-to-cart],#buy_block [name=Submit]",
    fields: {
      id: "#product_page_product_id,#buy_block [name=id_product]@value",
      sku: ".product-reference span,#product_reference [itemprop=sku]@",
    },
    price: ".current-price [content],.current-price-value,#our_price_display",
  },
  {
    name: "bigcommerce",
    mark: "[data-stencil-stylesheet],[src*='.bigcommerce.com/s-'],[href*='.bigcommerce.com/s-']",
    global: "BCData",
    types: {
      product: "/products?/[^/]+",
      cart: "/cart\\.php",
      checkout: "/checkout$",
      confirmation: "/order-confirmation",
      search: "/search\\.php",
      account: "/(account|login)\\.php",
    },
    add: "#form-action-addToCart,[data-cart-item-add] [type=submit]",
    fields: {
      id: "[data-cart-item-add] [name=product_id]@value",
      sku: "BCData.product_attributes.sku",
      price: "BCData.product_attributes.price.with_tax.value",
    },
    price: ".productView .price--withTax,.productView .price--withoutTax",
  },
  {
    name: "shopware",
    mark: "body[class*=is-ctl-]",
    types: {
      home: "\\.is-ctl-navigation.*\\.is-act-home",
      product: "\\.is-ctl-product",
      search: "\\.is-ctl-search",
      listing: "\\.is-ctl-navigation",
      confirmation: "\\.is-act-finishpage",
      checkout: "\\.is-act-confirmpage|\\.is-act-checkoutregisterpage",
      cart: "\\.is-act-cartpage",
      account: "\\.is-ctl-a(ccount|uth)",
    },
    add: "form.buy-widget .btn-buy,#productDetailPageBuyProductForm .btn-buy",
    fields: { sku: "[itemprop=sku]@", id: "[itemprop=productID]@" },
    price: ".product-detail-price",
  },
  {
    name: "opencart",
    mark: "[href*='catalog/view/'],[src*='catalog/view/']",
    types: {
      home: "#common-home|\\.common-home|route=common/home",
      product: "#product-product|\\.product-product|route=product/product",
      search: "#product-search|\\.product-search|route=product/search",
      listing: "#product-category|\\.product-category|route=product/category",
      cart: "#checkout-cart|\\.checkout-cart|route=checkout/cart",
      confirmation: "#checkout-success|\\.checkout-success|route=checkout/success",
      checkout: "#checkout-checkout|\\.checkout-checkout|route=checkout/checkout",
      account: "route=account/|#account-|\\.account-",
    },
    add: "#button-cart,#form-product [type=submit]",
    fields: { id: "#product [name=product_id],#form-product [name=product_id]@value" },
  },
  {
    name: "sfcc",
    mark: "[src*='demandware.s'],[href*='demandware.s'],[name^=dwfrm_],[href*=dwvar_]",
    types: {
      home: "@Home-Show",
      product: "@Product-Show|\\.pt_product-details",
      search: "@Search-Show.*[?&]q=",
      listing: "@Search-Show|\\.pt_product-search-result",
      cart: "@Cart-Show|Cart-Show|\\.pt_cart",
      confirmation: "@Order-Confirm|\\.pt_order-confirmation",
      checkout: "@Checkout-Begin|\\.pt_checkout",
      account: "@Account-",
    },
    add: "#add-to-cart,button.add-to-cart[data-pid],.product-add-to-cart .add-to-cart",
    fields: {
      id: ".product-detail[data-pid]@data-pid",
      sku: ".product-number .product-id,[itemprop=productID]@",
    },
    price: ".product-detail .sales .value,.product-price .price-sales",
  },
  {
    name: "sylius",
    mark: "[data-route^=sylius_shop_]",
    types: {
      home: "@sylius_shop_homepage",
      product: "@sylius_shop_product_show",
      listing: "@sylius_shop_product_index",
      cart: "@sylius_shop_cart_",
      checkout: "@sylius_shop_checkout_",
      confirmation: "@sylius_shop_order_thank_you",
      account: "@sylius_shop_(account|login|register)",
    },
    add: "form[name*=add_to_cart] [type=submit]",
  },
  {
    name: "medusa",
    mark: "[data-testid=product-container],[data-testid=add-product-button],[data-testid=checkout-container],[data-testid=products-list]",
    types: {
      product: "/products/[^/]+",
      listing: "/(store|categories|collections)\\b",
      cart: "/cart$",
      confirmation: "/order/[^/]+/confirmed",
      checkout: "/checkout",
    },
    add: "[data-testid=add-product-button]",
    price: "[data-testid=product-price]",
  },
  {
    name: "saleor",
    mark: "[data-testid=ProductList],[data-testid=ProductElement],[data-testid=CartProductList],[data-testid=CheckoutLink],[src*='.saleor.cloud']",
    types: {
      product: "/products/[^/]+",
      listing: "/(categories|collections|products)\\b",
      cart: "/cart$",
      checkout: "/checkout",
    },
  },
];
