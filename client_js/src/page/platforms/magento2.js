import { MAGENTO } from "./magento.js";

/** @type {import("../readPlatform.js").Platform} */
export default {
  ...MAGENTO,
  add: "#product-addtocart-button",
  price:
    ".product-info-main .special-price .price,.product-info-main .price-final_price .price,.final-price .price",
};
