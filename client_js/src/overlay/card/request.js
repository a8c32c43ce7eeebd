/** @import { KindTools } from "../kinds/kind.js" */

/**
 * Hands in what the shopper left: it goes to the server by itself and never into the journal. Returns what was
 * answered, or undefined when it did not arrive. In a preview nothing leaves the page.
 *
 * @param {KindTools} tools
 * @param {Record<string, unknown>} fields
 * @returns {Promise<{ link?: string } | undefined>}
 */
export async function request({ _core, _scene, _decision, _asked }, fields) {
  if (_asked) return { link: location.href };
  const body = {
    v: 1,
    site: _core._config.site,
    visitor: _core._local._get("visitor"),
    session: _scene._session()._id,
    decision: _decision.id,
    locale: document.documentElement.lang || navigator.language,
    page: location.pathname,
    agreed: true,
    ...fields,
  };
  try {
    const answer = await fetch(`${_core._config.server}/v1/requests`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "text/plain;charset=UTF-8" },
      credentials: "omit",
    });
    const said = await answer.json();
    return answer.ok && said.done ? said : undefined;
  } catch {
    return undefined; // no network, or an answer that is none: the form says so and stays as it is
  }
}
