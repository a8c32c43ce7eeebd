/** @import { Page, PublicCart, Reading } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */

import { pageAddress } from "./pageAddress.js";

/** What a page says about itself outweighs everything that was read from it. */
const STATED_WEIGHT = 100;

/** Keeps what the page states about itself by calls and pushes, the latest of each, while its address is shown. */
export function createStatements() {
  /** @type {(Sourced & { _at: string })[]} */
  let stated = [];
  return {
    /** Returns what was stated at the address shown now; the rest is forgotten. @returns {readonly Sourced[]} */
    _all() {
      stated = stated.filter(({ _at }) => _at === pageAddress());
      return stated;
    },
    /** @param {unknown} fields of `waverly("page", …)` */
    _page(fields) {
      const said = { ...readFields(fields), source: "page", _at: pageAddress() };
      stated = [said, ...stated.filter(({ source }) => source !== "page")];
    },
    /** @param {PublicCart} cart */
    _cart(cart) {
      const said = { cart, source: "dataLayer", _at: pageAddress() };
      stated = [...stated.filter(({ cart: old }) => !old), said];
    },
  };
}

/** @param {unknown} fields @returns {Reading} */
function readFields(fields) {
  const said = /** @type {Partial<Page>} */ (fields ?? {});
  return {
    type: said.type && String(said.type),
    _weight: STATED_WEIGHT,
    product: said.product ?? undefined,
    step: said.step ? String(said.step) : undefined,
  };
}
