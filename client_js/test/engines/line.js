/**
 * Asks pages of any browser: they hear what to run as server-sent events and answer by beacons, so that neither looks like
 * what a shop does when it answers a press.
 */
/** @import { ServerResponse } from "node:http" */
import { createServer } from "node:http";

const FIRST = "/first";
/** What a page says first: WebKit may ask twice for one line, and hears only what is said on the one it keeps. */
const HERE = -1;

/** The script a page needs to answer: what it runs, what failed in it, and where its window begins. @param {string} origin */
const answering = (origin) => `<script>
  window.faults = [];
  for (const name of ["error", "unhandledrejection", "waverly:error"])
    (name.includes(":") ? document : window).addEventListener(name, (event) =>
      faults.push([name, event.message, event.reason, event.detail].map(String).join(" ")));
  for (const name of ["error", "warn"]) console[name] = (...words) => faults.push([name, ...words].join(" "));
  const asked = new EventSource("${origin}");
  asked.onopen = () => navigator.sendBeacon("${origin}", '{"id":${HERE}}');
  addEventListener("pagehide", () => asked.close());
  asked.onmessage = async ({ data }) => {
    const { id, code } = JSON.parse(data);
    const tell = (answer) => navigator.sendBeacon("${origin}", JSON.stringify({ id, ...answer }));
    try { tell({ value: await (0, eval)(code) }); } catch (error) { tell({ error: String(error) }); }
  };
</script>`;

/** Starts the server of the line, and returns what a page needs to answer on it. */
export async function startLine() {
  /** The lines that are open: of one page, and of what WebKit keeps of it. @type {Set<ServerResponse>} */
  const lines = new Set();
  let count = 0;
  /** @type {Map<number, (answer: { value?: any, error?: string }) => void>} */
  const waiting = new Map();
  let onConnection = () => {};
  const server = createServer(async (request, response) => {
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("access-control-allow-credentials", "true");
    if (request.url === FIRST) {
      response.setHeader("content-type", "text/html");
      return void response.end(`<!doctype html>${answering(origin)}`);
    }
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(":\n\n");
      lines.add(response);
      return void response.on("close", () => lines.delete(response));
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { id, ...answer } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    response.writeHead(204).end();
    if (id === HERE) onConnection();
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;

  /** @param {number} id @param {string} code */
  const put = (id, code) => {
    for (const line of lines) line.write(`data: ${JSON.stringify({ id, code })}\n\n`);
  };

  return {
    /** The address of a page that answers and holds nothing. */
    first: origin + FIRST,
    /** What makes any other page answer. */
    script: answering(origin),
    /**
     * Waits for the next page that answers.
     *
     * @template T
     * @param {() => T} act what brings it, and what it returns is returned
     */
    async connected(act) {
      const next = new Promise((resolve) => {
        onConnection = () => resolve(undefined);
      });
      const brought = act();
      await next;
      return brought;
    },
    /** Has the page go elsewhere, and so lose its chance to answer. @param {string} url */
    leave: (url) => put(0, `location.assign(${JSON.stringify(url)})`),
    /**
     * Runs a function in the page and returns what it returns.
     *
     * @param {(given: any) => any} work @param {unknown} [given]
     * @returns {Promise<any>}
     */
    async ask(work, given) {
      count += 1;
      const id = count;
      const answered = new Promise((resolve) => waiting.set(id, resolve));
      put(id, `(${work})(${JSON.stringify(given)})`);
      const { value, error } = /** @type {any} */ (await answered);
      if (error) throw new Error(error);
      return value;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
