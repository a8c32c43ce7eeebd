/** Both generations of Magento: they share all but the control and the price. @type {import("../readPlatform.js").Platform} */
export default {
  types: {
    home: "\\.cms-(index-index|home)",
    product: "\\.catalog-product-view",
    listing: "\\.catalog-category-view|\\.page-products",
    search: "\\.catalogsearch-",
    cart: "\\.checkout-cart-",
    confirmation: "\\.checkout-onepage-success",
    checkout: "\\.checkout-(index|onepage)-index",
    account: "\\.customer-",
  },
  fields: {
    sku: "[itemprop=sku],.product.attribute.sku .value@",
    id: "#product_addtocart_form [name=product]@value",
  },
  add: "#product_addtocart_form .btn-cart,#product-addtocart-button",
  price:
    ".product-shop .special-price .price,.product-shop .regular-price .price,.product-info-main .special-price .price,.product-info-main .price-final_price .price,.final-price .price",
};
