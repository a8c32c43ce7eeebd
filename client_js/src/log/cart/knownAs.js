/** @import { Scene } from "../../types/internal.js" */

/** Where a tab keeps the ids of products by their names, as their own pages say them. */
const KEPT = "named";
const MOST = 20;

/** @param {Scene} scene @returns {[name: string, id: string][]} */
const known = ({ _tab, _context: { product } }) => {
  const kept = /** @type {[string, string][]} */ (_tab._get(KEPT) ?? []);
  return product?.name ? [[product.name, product.id], ...kept] : kept;
};

/**
 * Returns the id by which its own page in this tab called a product, so that it is one product whatever number a card or a line
 * bears; else that number, else its name. WooCommerce says the choice after the name.
 *
 * @param {Scene} scene @param {string} name @param {string | undefined} [number]
 */
export const knownAs = (scene, name, number) =>
  known(scene).find(([other]) => name === other || name.startsWith(`${other} - `))?.[1] ??
  number ??
  name.slice(0, 64);

/** Keeps what the page's own product is called. @param {Scene} scene */
export const keepName = (scene) =>
  scene._tab._set(KEPT, [...new Map(known(scene).reverse())].reverse().slice(0, MOST));
