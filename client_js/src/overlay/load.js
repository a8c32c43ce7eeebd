/** The hash every part's file name ends with; put in by the build. */
const TAIL = PARTS_TAIL;

/**
 * Fetches a part of the overlays that is not needed for most of them: a kind, a format, words.
 *
 * @param {string} name
 * @returns {Promise<any>}
 */
export function load(name) {
  const file = `./${name}${TAIL}`;
  return import(file);
}
