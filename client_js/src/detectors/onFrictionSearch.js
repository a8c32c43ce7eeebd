/** @import { Detector } from "../types/internal.js" */
import { safely } from "../lib/safely.js";

/**
 * A search that voices a doubt, or found nothing.
 *
 * @type {Detector}
 */
export function onFrictionSearch(report, { _context, _server }) {
  const { query, results } = _context;
  let stopped = false;
  if (query) {
    doubtOf(query, _server).then(
      safely((topic) => {
        if (stopped || !(topic || results === 0)) return;
        const found = results === undefined ? {} : { results };
        report({ kind: "friction_search", topic: topic ?? "other", query, ...found }, { _patient: true });
      }),
      () => {}, // without the words of doubt the search itself is told all the same
    );
  }
  return () => {
    stopped = true;
  };
}

/** @param {string} query @param {string} server */
async function doubtOf(query, server) {
  const { topicOf } = await import("../search/topicOf.js");
  return topicOf(query, document.documentElement.lang || navigator.language, server);
}
