/** @type {import("../readPlatform.js").Platform} */
export default {
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
};
