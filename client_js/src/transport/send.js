/** @import { Answer } from "../types/internal.js" */
import { ANSWER_TIMEOUT_MS, KEEPALIVE_CHARS, RETRY_AFTER_MS } from "../constants.js";
import { emit } from "../lib/emit.js";

/**
 * Posts `body()` and returns the answer, or undefined when the server is slow, down or wrong.
 *
 * `text/plain` makes it a simple cross-origin request, which needs no preflight; `keepalive` lets it
 * outlive the page (in every engine since Firefox 133), but all such requests in flight share 64 KiB, so long
 * ones go without unless they are the last. One retry after a network failure or a 5xx: events carry
 * `(view, seq)`, so a batch that arrives twice changes nothing. An empty body is not sent.
 *
 * @param {string} url
 * @param {() => string} body
 * @param {boolean} [last]
 * @param {number} [retries]
 * @returns {Promise<Answer | undefined>}
 */
export async function send(url, body, last = false, retries = 1) {
  const text = body();
  if (!text) return undefined;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ANSWER_TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method: "POST",
      body: text,
      headers: { "content-type": "text/plain;charset=UTF-8" },
      keepalive: last || text.length < KEEPALIVE_CHARS,
      credentials: "omit",
      signal: controller.signal,
    });
    // A refusal is read to its end too: until then the browser keeps the connection, and no record of the answer. JSON of
    // another shape is harmless: nothing is found in it.
    const answer = await response.json().catch(() => undefined);
    // A refusal is our fault: the same words would be refused again. The debugger says why.
    if (response.status < 500) return response.ok ? answer : void emit("refused", answer);
  } catch {
    // Network failure, refused by a policy, or no answer in time: all the same to the shop.
  } finally {
    clearTimeout(timer);
  }
  if (!retries) return undefined;
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
  return send(url, body, last, retries - 1);
}
