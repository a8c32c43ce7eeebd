/** @type {import("../readPlatform.js").Platform} */
export default {
  types: {
    product: "\\.single-product",
    confirmation: "\\.woocommerce-order-received",
    cart: "\\.woocommerce-cart",
    checkout: "\\.woocommerce-checkout",
    account: "\\.woocommerce-account",
    search: "\\.search-(no-)?results",
    listing: "\\.woocommerce-shop|\\.post-type-archive-product|\\.tax-product_",
  },
  add: "form.cart .single_add_to_cart_button",
  fields: { id: "form.cart [name=add-to-cart]@value", sku: ".product_meta .sku@" },
  price: ".summary .price ins .amount,.summary .price>.amount",
};
