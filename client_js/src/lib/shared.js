/**
 * Returns a function that lets any number follow what is listened to once: `start` begins with the first follower and
 * ends with the last.
 *
 * @template F
 * @template {unknown[]} A
 * @param {(followers: Set<F>, ...about: A) => () => void} start
 */
export function shared(start) {
  /** @type {Set<F>} */
  const followers = new Set();
  /** @type {() => void} */
  let stop;
  return (/** @type {F} */ follower, /** @type {A} */ ...about) => {
    if (!followers.size) stop = start(followers, ...about);
    followers.add(follower);
    return () => {
      if (followers.delete(follower) && !followers.size) stop();
    };
  };
}
