/**
 * Returns a value as JSON, whatever the page has done to arrays: the old Prototype library gives all of them a `toJSON`
 * that makes text within the text.
 *
 * @param {unknown} value
 */
export function asJson(value) {
  const arrays = /** @type {{ toJSON?: unknown }} */ (Array.prototype);
  const { toJSON } = arrays;
  delete arrays.toJSON;
  const text = JSON.stringify(value);
  if (toJSON) arrays.toJSON = toJSON;
  return text;
}
