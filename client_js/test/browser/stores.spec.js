import { isAt, STORED, storedText, survey } from "../support/stores.js";
import { expect, test } from "../support/test.js";

const WORDS = /** @type {Record<string, string>} */ ({
  InStock: "in_stock",
  OutOfStock: "out_of_stock",
  PreOrder: "preorder",
});
/** Where there is nothing to sell, silence is as right as the word for it. */
const SILENT = ["other", "unknown"];

test("there are pages of many platforms to read", () => {
  expect(STORED.length).toBeGreaterThanOrEqual(40);
  expect(new Set(STORED.map(({ platform }) => platform)).size).toBeGreaterThanOrEqual(10);
});

for (const { id, url, expect: wanted } of STORED) {
  test(`${id} is read right`, async ({ page }, { project }) => {
    const build = project.metadata["build"];
    const said = await survey(page, { url, text: storedText(id), build });
    if (SILENT.includes(wanted["page_type"])) expect(SILENT).toContain(said.type);
    else expect(said.type).toBe(wanted["page_type"]);
    for (const field of ["query", "results", "step", "purchasable"])
      if (field in wanted) expect(said[field], field).toBe(wanted[field]);
    if ("cart_items" in wanted) expect(said.cart?.items, "cart").toBe(wanted["cart_items"]);
    if (wanted["product"]) expectProduct(said.product, wanted["product"]);
    await expectPlaces(page, said, wanted);
  });
}

/** @param {Record<string, unknown>} said @param {Record<string, any>} wanted */
function expectProduct(said, wanted) {
  const { sku_any_of, availability, name, ...fields } = wanted;
  expect(said).toMatchObject(fields);
  expect(String(said["name"]).normalize("NFKC")).toContain(name);
  if (availability) expect(said["availability"]).toBe(WORDS[availability]);
  if (sku_any_of?.length)
    expect(sku_any_of.some((/** @type {string} */ id) => [said["sku"], said["id"]].includes(id))).toBe(true);
}

/** @param {import("@playwright/test").Page} page @param {any} said @param {Record<string, any>} wanted */
async function expectPlaces(page, said, wanted) {
  const coupon = wanted["checkout"]?.coupon;
  const places = {
    "add-to-cart": wanted["add_to_cart"],
    "size-guide": wanted["size_guide"],
    "size-options": wanted["size_options"],
    reviews: wanted["reviews"],
    specs: wanted["specs"],
    gallery: wanted["gallery"],
    policy: wanted["policy"],
    "checkout-form": wanted["checkout_form"],
    price: wanted["price_place"],
    coupon: coupon && { selector: coupon },
  };
  for (const [region, place] of Object.entries(places)) {
    if (place) expect(await isAt(page, said, region, place.selector), region).toBe(true);
    if (place === null)
      expect(said.places.filter((/** @type {any} */ found) => found.region === region)).toEqual([]);
  }
}
