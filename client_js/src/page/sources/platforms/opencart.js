/** @type {import("../readPlatform.js").Platform} */
export default {
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
};
