/** @type {import("../readPlatform.js").Platform} */
export default {
  types: {
    product: "/products/[^/]+",
    listing: "/(store|categories|collections)\\b",
    cart: "/cart$",
    confirmation: "/order/[^/]+/confirmed",
    checkout: "/checkout",
  },
  add: "[data-testid=add-product-button]",
  fields: { name: "[data-testid=product-title]@" },
  price: "[data-testid=product-price]",
};
