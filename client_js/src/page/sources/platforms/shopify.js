/** @type {import("../readPlatform.js").Platform} */
export default {
  type: "ShopifyAnalytics.meta.page.pageType",
  types: {
    home: " =home|template-index",
    product: " =product\\b|template-product|/products/[^/]+$",
    listing: "=collection|template-(collection|list)|/collections(/[^/]+)*$",
    search: "=searchresults|template-search|/search$",
    cart: "=cart|template-cart|/cart$",
    confirmation: "/\\d+/orders/|/thank_you",
    checkout: "/checkouts/",
    policy: "=policy|/policies/",
    account: "=customers|/account",
    other: "(=|template-)(page|article|blog)|/(blogs|pages)/",
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
};
