/** Attributes in which controls and boxes carry a product's number … */
export const NUMBERS = [
  "data-product_id",
  "data-product-id",
  "data-pid",
  "data-productid",
  "data-id-product",
  "data-product-sku",
  "data-sku",
];
/** … and fields of forms that do. */
export const NUMBER_FIELDS =
  "[name=product_id],[name=product],[name=productId],[name=id_product],[name=add-to-cart],[name=pid],[name=productCodePost]";
