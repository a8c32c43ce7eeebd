/**
 * Returns `work` made to run at its first call only.
 *
 * @param {() => void} work
 */
export function runOnce(work) {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
