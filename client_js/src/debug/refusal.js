/**
 * Follows how the server answers what this page sends, and says it where it refuses. Read from the browser's own record
 * of the page's requests, so that the script every shopper loads need not know; a browser that records no status
 * says nothing here.
 *
 * @param {{ server: string, site: string }} config
 */
export function followRefusal({ server, site }) {
  const { href } = new URL(`${server}/v1/collect`, location.href);
  /** @type {number | undefined} */
  let status;
  const observer = new PerformanceObserver((record) => {
    const answers = /** @type {PerformanceResourceTiming[]} */ (record.getEntriesByName(href));
    for (const { responseStatus } of answers) status = responseStatus;
  });
  observer.observe({ type: "resource", buffered: true });
  return { _told: () => refusal(status, site, server), _stop: () => observer.disconnect() };
}

/** What is wrong and what mends it, or nothing. @param {number | undefined} status of the newest answer, 0 for none @param {string} site @param {string} server */
function refusal(status, site, server) {
  if (status === 0)
    return `The server at ${server} cannot be reached: it is down, or a policy (connect-src) or blocker stands between.`;
  if (!status) return "";
  if (status === 403)
    return `The server refuses this page's origin or the tag's key (403): check the key, then allow the origin with waverly init --key ${site} --origin ${location.origin}`;
  if (status >= 500) return `The server fails at what is sent (${status}): its log says why.`;
  if (status >= 400)
    return `The server refuses what is sent (${status}): its answer to /v1/collect, in the browser's network tools, says why.`;
  return "";
}
