import { MAGENTO } from "./magento.js";

/** @type {import("../readPlatform.js").Platform} */
export default {
  ...MAGENTO,
  add: "#product_addtocart_form .btn-cart",
  price: ".product-shop .special-price .price,.product-shop .regular-price .price",
};
