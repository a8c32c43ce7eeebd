/** Attributes in which controls and boxes carry a product's number … */
const NUMBERS = [
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

/** Selects what carries a number in an attribute. */
export const NUMBERED = NUMBERS.map((name) => `[${name}]`).join();

/** Returns the number an element carries in one of these attributes, or in one asked first. @param {Element | null | undefined} element @param {...string} first */
export const numberOn = (element, ...first) =>
  [...first, ...NUMBERS].map((name) => element?.getAttribute(name)).find(Boolean);
