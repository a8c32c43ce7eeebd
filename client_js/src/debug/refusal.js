import { listen } from "../lib/listen.js";

/** A secret key is not shown again: people send each other pictures of the panel. */
const SECRET = /^sk_/;

/**
 * Follows how the server answers what this page sends, and says it where it refuses, in the server's own words where it
 * has any. That it answers is read from the browser's own record of the page's requests, so that the script every shopper
 * loads need not know; a browser that records no status says nothing here.
 *
 * @param {{ server: string, site: string }} config
 */
export function followRefusal({ server, site }) {
  const { href } = new URL(`${server}/v1/collect`, location.href);
  /** @type {number | undefined} */
  let status;
  /** @type {string | undefined} */
  let said;
  const observer = new PerformanceObserver((record) => {
    const answers = /** @type {PerformanceResourceTiming[]} */ (record.getEntriesByName(href));
    for (const { responseStatus } of answers) status = responseStatus;
  });
  observer.observe({ type: "resource", buffered: true });
  const stop = listen(document, "waverly:refused", (event) => {
    said = /** @type {CustomEvent} */ (event).detail?.detail;
  });
  return {
    _told: () => hidden(refusal(status, said, server), site),
    _stop() {
      observer.disconnect();
      stop();
    },
  };
}

/** What is wrong and what mends it, or nothing. @param {number | undefined} status of the newest answer, 0 for none @param {string | undefined} said @param {string} server */
function refusal(status, said, server) {
  if (status === 0)
    return `The server at ${server} cannot be reached: it is down, or a policy (connect-src) or blocker stands between.`;
  if (!status || status < 400) return "";
  if (status >= 500) return `The server fails at what is sent (${status}): its log says why.`;
  return `The server refuses what is sent (${status}): ${said ?? "its answer to /v1/collect says why."}`;
}

/** @param {string} text @param {string} site */
const hidden = (text, site) => (SECRET.test(site) ? text.replaceAll(site, "sk_…") : text);
