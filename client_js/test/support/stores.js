/** @import { Page } from "@playwright/test" */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const STORES = path.join(ROOT, "test/fixtures/stores");

/**
 * One stored page: where it lies in its shop, and what a reader without configuration should say of it.
 *
 * @typedef {object} Stored
 * @property {string} id
 * @property {string} platform
 * @property {string} url
 * @property {Record<string, any>} expect
 */

/** @type {Stored[]} */
export const STORED = JSON.parse(readFileSync(path.join(STORES, "expected.json"), "utf8")).pages;

/** @param {string} id */
export const storedText = (id) => readFileSync(path.join(STORES, "pages", `${id}.html`), "utf8");

/**
 * Shows a text as the page at `url` and reads it as `waverly doctor` does.
 *
 * @param {Page} page
 * @param {{ url: string, text: string, build: string }} options
 */
export async function survey(page, { url, text, build }) {
  await page.route("**/*", (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ body: text, contentType: "text/html; charset=utf-8" })
      : route.fulfill({ status: 204 }),
  );
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const assets = path.join(ROOT, build, "assets");
  const file = readdirSync(assets).find((name) => /^survey-\w+\.js$/.test(name)) ?? "";
  const script = readFileSync(path.join(assets, file), "utf8");
  return page.evaluate(`(() => { ${script}\nreturn waverlySurvey(); })()`);
}

/** Where the script is served from, to pages that lie at any address. */
const HELP = "https://help.example";

/**
 * Shows a text as the page at `url` and reads it as a shopper's browser does, which fetches what it needs.
 *
 * @param {Page} page
 * @param {{ url: string, text: string, build: string }} options
 */
export async function shopped(page, { url, text, build }) {
  const headers = { "access-control-allow-origin": "*" };
  const tag = `<script async src="${HELP}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>`;
  await page.route("**/*", (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ body: text + tag, contentType: "text/html; charset=utf-8" })
      : route.fulfill({ status: 204 }),
  );
  await page.route(`${HELP}/**`, (route) => {
    const file = path.join(ROOT, build, new URL(route.request().url()).pathname);
    return route.fulfill({ path: file, contentType: "text/javascript", headers });
  });
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => window.waverly?.context().regions !== undefined);
  return page.evaluate(() => window.waverly.context());
}

/**
 * Tells whether the first element found for a region is the wanted one, within it, or around it.
 *
 * @param {Page} page
 * @param {{ places: { region: string, selector: string }[] }} said
 * @param {string} region
 * @param {string} wanted
 */
export const isAt = (page, { places }, region, wanted) =>
  page.evaluate(
    ([selector, target]) => {
      const found = selector && document.querySelector(selector);
      const right = document.querySelector(target ?? "");
      return Boolean(found && right && (found.contains(right) || right.contains(found)));
    },
    [places.find((place) => place.region === region)?.selector, wanted],
  );
