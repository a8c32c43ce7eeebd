/** What both generations of Magento share. */
export const MAGENTO = {
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
};
