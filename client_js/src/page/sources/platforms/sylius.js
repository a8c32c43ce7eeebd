/** @type {import("../readPlatform.js").Platform} */
export default {
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
};
