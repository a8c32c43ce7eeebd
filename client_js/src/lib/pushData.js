/**
 * Adds an entry to the page's `dataLayer`, so that tag managers and warehouses hear of it.
 *
 * @param {object} entry
 */
export function pushData(entry) {
  const { dataLayer } = /** @type {{ dataLayer?: unknown }} */ (/** @type {unknown} */ (window));
  if (Array.isArray(dataLayer)) dataLayer.push(entry);
}
