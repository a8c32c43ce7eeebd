/** @import { Page, PublicCart, Reading } from "../types/internal.js" */
/** @typedef {import("./decide.js").Sourced} Sourced */

import { clip } from "../lib/clip.js";
import { pageAddress } from "./pageAddress.js";

/** What a page says about itself outweighs everything that was read from it. */
const STATED_WEIGHT = 100;
/** What the wire takes of a name. */
const LONGEST_NAME = 64;

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
    type: clip(said.type, LONGEST_NAME),
    _weight: STATED_WEIGHT,
    _written: said.product,
    step: clip(said.step, LONGEST_NAME),
  };
}
