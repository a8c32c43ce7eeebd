import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

/** @import { AddressInfo } from "node:net" */
/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @typedef {import("../../src/types/wire.js").Batch & { events: Record<string, any>[] }} Received */
/** @typedef {(batch: Received) => unknown} Answerer */

const FIXTURES = path.resolve(import.meta.dirname, "../fixtures");
const ROOT = path.resolve(import.meta.dirname, "../..");
const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
});

/**
 * Sets the tag's attributes the address asks for: `?vitals=1` its share of views left alone, `?consent=card`.
 *
 * @param {string} text @param {URLSearchParams} asked
 */
function withTag(text, asked) {
  const vitals = asked.get("vitals");
  const consent = asked.get("consent");
  const counted = vitals ? text.replace('data-vitals="0"', `data-vitals="${Number(vitals)}"`) : text;
  return consent === "card" ? counted.replace("data-vitals", 'data-consent="card" data-vitals') : counted;
}

/**
 * Brings the fixtures' product page with something more at the end of its main part, and returns where it lies.
 *
 * @param {{ pages: Map<string, { text: string }> }} shop @param {string} markup such as what one platform alone prints
 */
export async function productPageWith(shop, markup) {
  const text = await readFile(path.join(FIXTURES, "p.html"), "utf8");
  shop.pages.set("/products/zx", { text: text.replace("</main>", `${markup}</main>`) });
  return "/products/zx";
}

/**
 * Starts a shop of fixture pages on one origin and a companion server on another, both on free ports.
 *
 * The companion records every batch and answers what the test says.
 *
 * @param {{ build: "build" | "dist" }} options which build to serve
 */
export async function startShop({ build }) {
  /** @type {Received[]} */
  const batches = [];
  /** @type {string[]} */
  const requests = [];
  /** @type {Record<string, any>[]} */
  const handedIn = [];
  /** @type {object[]} */
  const withdrawals = [];
  const companion = {
    answer: /** @type {Answerer} */ (() => ({})),
    status: 200,
    delay_ms: 0,
    raw: /** @type {string | undefined} */ (undefined),
    broken: false,
    lexicon: { innocent: "", doubts: /** @type {[string, string][]} */ ([]) },
  };
  /** @type {Map<string, string>} */
  const headers = new Map();
  /** Pages a test brings itself, by path: they come before the fixtures. @type {Map<string, { status?: number, text: string }>} */
  const pages = new Map();

  const help = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.setHeader("access-control-allow-origin", "*");
    if (pathOf(request) === "/lexicon.json") return void response.end(JSON.stringify(companion.lexicon));
    if (request.method !== "POST") return serveFile(path.join(ROOT, build, pathOf(request)), response);
    if (pathOf(request) === "/v1/requests") {
      handedIn.push(JSON.parse(await bodyOf(request)));
      response.writeHead(companion.status, { "content-type": "application/json" });
      return void response.end(JSON.stringify({ done: true, link: "https://northbound.example/c/token" }));
    }
    const batch = /** @type {Received} */ (JSON.parse(await bodyOf(request)));
    if (companion.broken) return void request.socket.destroy();
    if ("forget" in batch) withdrawals.push(batch);
    else batches.push(batch);
    if (companion.delay_ms) await new Promise((resolve) => setTimeout(resolve, companion.delay_ms));
    response.writeHead(companion.status, { "content-type": "application/json" });
    response.end(companion.raw ?? JSON.stringify(companion.answer(batch) ?? {}));
  });
  const store = createServer(async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const brought = pages.get(pathOf(request));
    if (brought) {
      response.writeHead(brought.status ?? 200, { "content-type": "text/html; charset=utf-8" });
      return void response.end(brought.text.replaceAll("{{help}}", origin(help)));
    }
    const page = pathOf(request).replace(
      /^\/(p|products|checkout|cart|policies|search|c)(\/.*)?$/,
      "/$1.html",
    );
    const text = await readFile(
      path.join(FIXTURES, page.endsWith(".html") || page.includes(".") ? page : `${page}.html`),
      "utf8",
    ).catch(() => undefined);
    if (text === undefined) {
      response.writeHead(page === "/favicon.ico" ? 204 : 404);
      return void response.end();
    }
    response.setHeader("content-type", TYPES[path.extname(page)] ?? "text/html; charset=utf-8");
    const own = text.replaceAll("{{help}}", origin(help));
    response.end(withTag(own, new URL(request.url ?? "/", "http://shop").searchParams));
  });
  await Promise.all([listen(help), listen(store)]);

  return {
    batches,
    requests,
    /** What shoppers left through an overlay. */
    handedIn,
    /** Whom the server was asked to forget. */
    withdrawals,
    companion,
    /** Headers of the store's pages, such as a content security policy. */
    headers,
    pages,
    helpOrigin: origin(help),
    origin: origin(store),
    /** @returns {Record<string, any>[]} every event received, each once */
    events: () => once(batches),
    /** @param {string} kind */
    eventsOf: (kind) => once(batches).filter((event) => event["kind"] === kind),
    reset() {
      batches.length = 0;
      requests.length = 0;
      handedIn.length = 0;
      withdrawals.length = 0;
      headers.clear();
      pages.clear();
      Object.assign(companion, {
        answer: () => ({}),
        status: 200,
        delay_ms: 0,
        raw: undefined,
        broken: false,
        lexicon: { innocent: "", doubts: [] },
      });
    },
    async stop() {
      for (const server of [help, store]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/**
 * The server's promise: `(view, seq)` names an event, so a batch that arrives twice changes nothing.
 *
 * @param {Received[]} batches
 */
function once(batches) {
  const known = new Map();
  for (const { view, events = [] } of batches) {
    for (const event of events) known.set(`${view} ${event["seq"]}`, event);
  }
  return [...known.values()];
}

/** @param {IncomingMessage} request */
const pathOf = (request) => new URL(request.url ?? "/", "http://shop").pathname;

/** @param {import("node:http").Server} server */
const listen = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));

/** @param {import("node:http").Server} server */
const origin = (server) => `http://127.0.0.1:${/** @type {AddressInfo} */ (server.address()).port}`;

/** @param {IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** @param {string} file @param {ServerResponse} response */
async function serveFile(file, response) {
  const content = await readFile(file).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { "content-type": TYPES[path.extname(file)] ?? "text/plain" });
  response.end(content);
}
