/** @type {import("../readPlatform.js").Platform} */
export default {
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
};
