/** @import { Detector } from "../types/internal.js" */
import { topicOf } from "../search/topicOf.js";

/**
 * A search that voices a doubt, or found nothing.
 *
 * @type {Detector}
 */
export function onFrictionSearch(report, { _context: { query, results }, _server }) {
  let stopped = false;
  /** @param {string | undefined} topic */
  const tell = (topic) => {
    if (stopped || !query || !(topic || results === 0)) return;
    const found = results !== undefined && { results };
    report({ kind: "friction_search", topic: topic ?? "other", query, ...found }, { _patient: true });
  };
  // Without the other languages' words of doubt the search itself is told all the same.
  if (query)
    topicOf(query, document.documentElement.lang || navigator.language, _server)
      .then(tell)
      .catch(() => {});
  return () => {
    stopped = true;
  };
}
