/** @type {import("../readPlatform.js").Platform} */
export default {
  types: {
    product: "/products/[^/]+",
    listing: "/(categories|collections|products)\\b",
    cart: "/cart$",
    checkout: "/checkout",
  },
};
