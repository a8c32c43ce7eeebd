/** @import { Core } from "./types/internal.js" */
import { onCLS, onINP, onLCP, onTTFB } from "web-vitals";
import { onHidden } from "./page/input/onHidden.js";

/**
 * Reports the page's own web vitals when it is hidden, with Waverly at work (`watched`) or left out: a part of its
 * own, loaded in a small sample of views, so that a store can read off what the script costs its shoppers.
 *
 * @param {Core} core
 * @param {boolean} watched
 */
export function measureVitals(core, watched) {
  /** @type {Record<string, number>} */
  const values = {};
  /** @param {string} name @param {number} [decimals] */
  const keep =
    (name, decimals = 0) =>
    (/** @type {{ value: number }} */ { value }) => {
      values[name] = Number(value.toFixed(decimals));
    };
  const often = { reportAllChanges: true };
  onLCP(keep("lcp_ms"), often);
  onINP(keep("inp_ms"), often);
  onTTFB(keep("ttfb_ms"), often);
  onCLS(keep("cls", 4), often);
  onHidden(() => {
    core._report({ kind: "web_vitals", watched, ...values });
    core._flush();
  });
}
