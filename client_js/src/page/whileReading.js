/** The value of each maker, kept while a page is read. @type {Map<() => unknown, unknown>} */
const made = new Map();

/**
 * Returns a function that gives what `make` makes, made when first asked for and kept until the page is read.
 *
 * The browser compiles every pattern to machine code, twenty times what it is written with, and keeps that for as long as
 * the pattern lives: those that read a page are needed for a moment only.
 *
 * @template T
 * @param {() => T} make
 */
export const whileReading = (make) => () => {
  if (!made.has(make)) made.set(make, make());
  return /** @type {T} */ (made.get(make));
};

/** Lets go of all that only reading needs. */
export const doneReading = () => made.clear();
