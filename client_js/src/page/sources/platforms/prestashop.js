/** @type {import("../readPlatform.js").Platform} */
export default {
  type: "prestashop.page.page_name",
  types: {
    home: "#index ",
    product: "#product ",
    listing: "#(category|manufacturer|supplier|prices-drop|new-products|best-sales) ",
    search: "#search ",
    cart: "#cart ",
    confirmation: "#order-confirmation ",
    checkout: "#(checkout|order|order-opc) ",
    account: "#(my-account|authentication|history|identity|address(es)?) ",
    other: "#cms ",
  },
  add: "#add-to-cart-or-refresh [data-button-action=add-to-cart],#buy_block [name=Submit]",
  fields: {
    id: "#product_page_product_id,#buy_block [name=id_product]@value",
    sku: ".product-reference span,#product_reference [itemprop=sku]@",
  },
  price: ".current-price [content],.current-price-value,#our_price_display",
};
