import { expect, test } from "../support/test.js";
import { ALL, arrive, hide, settle } from "../support/visit.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../support/test.js").Shop} Shop */

const CARDS = [1, 2, 3, 4].map(
  (n) =>
    `<li class="card"><a href="/products/j${n}"><img alt="" width="40" height="40">J${n}</a><b>€${n}0.00</b></li>`,
);

/**
 * Puts a page of results at an address.
 *
 * @param {Shop} shop @param {string} path @param {string} said what stands over the results
 * @param {{ title?: string, field?: string, lang?: string }} [options]
 */
function results(shop, path, said, { title = "Search results", field = "", lang = "en" } = {}) {
  const text = `<!doctype html><html lang="${lang}"><head><title>${title}</title>
    <script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script></head>
    <body><header><form role="search"><input type="search" name="q" value="${field}"></form></header>
    <main><h1>${title}</h1><p>${said}</p><ul>${CARDS.join("")}</ul></main></body></html>`;
  shop.pages.set(path, { text });
}

/** Opens one address after the other, and returns the searches told. @param {Page} page @param {Shop} shop @param {string[]} paths */
async function searches(page, shop, ...paths) {
  for (const [index, path] of paths.entries()) {
    if (index) {
      await page.goto(shop.origin + path);
      await settle(page, ALL);
    } else await arrive(page, shop, { path });
    const before = shop.eventsOf("view_progress").length;
    await hide(page);
    await expect.poll(() => shop.eventsOf("view_progress").length).toBeGreaterThan(before);
  }
  return shop.eventsOf("searched").map(({ query, results }) => ({ query, results }));
}

test("the query is read wherever a shop puts it", async ({ page, shop }) => {
  results(shop, "/search/red-jumper", "57 results");
  results(shop, "/search", "57 results");
  results(shop, "/catalogsearch/result/", "57 results", { field: "hats" });
  results(shop, "/search/all", "57 results", { title: "Results for “caps”" });
  const told = await searches(
    page,
    shop,
    "/search/red-jumper",
    "/search#q=socks",
    "/search?searchTerm=gloves",
    "/catalogsearch/result/",
    "/search/all",
  );
  const queries = ["red jumper", "socks", "gloves", "hats", "caps"];
  expect(told).toEqual(queries.map((query) => ({ query, results: 57 })));
});

test("page two, a filter and the way back from a product are the same search", async ({ page, shop }) => {
  results(shop, "/search", "1–24 of 57");
  const told = await searches(
    page,
    shop,
    "/search?q=jumper",
    "/search?q=jumper&page=2",
    "/search?q=jumper&colour=red",
    "/p/zx",
    "/search?q=jumper",
    "/search?q=socks",
  );
  expect(told).toEqual([
    { query: "jumper", results: 57 },
    { query: "socks", results: 57 },
  ]);
});

test("none found is none found, in another language and beside what is recommended", async ({
  page,
  shop,
}) => {
  results(shop, "/sok", "Inga produkter hittades", { lang: "sv", title: "Search" });
  expect(await searches(page, shop, "/sok?q=xyzzy")).toEqual([{ query: "xyzzy", results: 0 }]);
});
