/** @type {import("../readPlatform.js").Platform} */
export default {
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
};
