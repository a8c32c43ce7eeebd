const LOOKS = 3;

/** Returns a function that tells whether a number, told it at each look, has stayed the same for three, and is not nought. */
export function createSteady() {
  let last = 0;
  let looks = 0;
  return (/** @type {number} */ value) => {
    looks = value === last ? looks + 1 : 1;
    last = value;
    return value !== 0 && looks >= LOOKS;
  };
}
