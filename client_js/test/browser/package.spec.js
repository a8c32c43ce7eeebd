import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "../support/test.js";
import { ALL, arrive, eventually, hide, moments } from "../support/visit.js";

/** @typedef {import("../support/test.js").Shop} Shop */

const PACKAGE = path.resolve(import.meta.dirname, "../../package");
const LOADED = `{ src: "{{help}}/waverly.js", site: "pk_test", allowAutomation: true, preview: false, vitals: 0 }`;

/** Bundles an app that imports the package, as a shop's own build does. @param {string} app */
async function bundled(app) {
  const contents = `import { load, waverly } from "./waverly.js";\n${app}`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: PACKAGE },
    bundle: true,
    format: "iife",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** A page that is drawn by its app alone. @param {Shop} shop @param {string} app @param {string} [head] */
async function openApp(shop, app, head = "") {
  const text = `<title>Shop</title>${head}<body><main id="app"></main>
    <script nonce="r4nd0m">${await bundled(app)}</script>`;
  shop.pages.set("/x/teapot", { text });
  return { path: "/x/teapot", consent: null, active_ms: 0 };
}

/** Reads what the app has put down. @param {import("@playwright/test").Page} page */
const noted = (page) => page.evaluate(() => /** @type {any} */ (window).noted);

test("calls made before the script has come are heard once, and two loads make one tag", async ({
  page,
  shop,
}) => {
  const app = `
    const heard = [];
    waverly.on("cart", ({ detail }) => heard.push(detail.value));
    waverly("consent", ${JSON.stringify(ALL)});
    waverly("track", "coupon_applied", { code: "SPRING" });
    const before = [waverly.context().type, waverly.flag("badge"), typeof window.waverly.context];
    const same = load(${LOADED}) === load(${LOADED});
    window.noted = { heard, before, same };`;
  await arrive(page, shop, await openApp(shop, app));
  const [told] = await eventually(page, shop, "coupon_applied");
  expect(told).toMatchObject({ code: "SPRING" });
  await hide(page);
  await moments(shop, "view_progress");
  expect(shop.eventsOf("coupon_applied")).toHaveLength(1);
  expect(await noted(page)).toMatchObject({ before: ["unknown", false, "undefined"], same: true });
  expect(shop.requests.filter((request) => request.endsWith("/waverly.js"))).toHaveLength(1);
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent("waverly:cart", { detail: { value: 104 } })),
  );
  expect((await noted(page)).heard).toEqual([104]);
});

test("the tag says what it was told to say, and nothing else", async ({ page, shop }) => {
  await arrive(page, shop, await openApp(shop, `load(${LOADED});`));
  const attributes = await page
    .locator("script[data-site]")
    .evaluate((tag) => ({ .../** @type {HTMLElement} */ (tag).dataset }));
  expect(attributes).toEqual({ site: "pk_test", allowAutomation: "", vitals: "0" });
});

test("where the page has the tag already, load adds none", async ({ page, shop }) => {
  const tag = `<script async src="{{help}}/waverly.js" data-site="pk_test" data-vitals="0" data-allow-automation></script>`;
  await arrive(page, shop, await openApp(shop, `load(${LOADED});`, tag));
  await expect(page.locator("script[data-site]")).toHaveCount(1);
});

test("a policy that goes by nonces lets it and all it fetches in", async ({ page, shop }) => {
  shop.headers.set("content-security-policy", "script-src 'nonce-r4nd0m'");
  const loaded = LOADED.replace("{ src", '{ nonce: "r4nd0m", src');
  await arrive(
    page,
    shop,
    await openApp(shop, `load(${loaded}); waverly("consent", ${JSON.stringify(ALL)});`),
  );
  await hide(page);
  await moments(shop, "view_progress");
});

test("routes are followed, and a statement about one is heard", async ({ page, shop }) => {
  const app = `
    load(${LOADED});
    waverly("consent", ${JSON.stringify(ALL)});
    window.noted = (path, name) => {
      history.pushState({}, "", path);
      document.querySelector("#app").innerHTML = "<h1>" + name + "</h1><p>39.00 EUR</p>";
      waverly("page", { type: "product", product: { id: path, name } });
    };
    window.context = () => waverly.context();`;
  await arrive(page, shop, await openApp(shop, app));
  await page.evaluate(() => /** @type {any} */ (window).noted("/x/kettle", "Kettle"));
  await expect
    .poll(async () => {
      await page.clock.runFor(1000);
      return page.evaluate(() => /** @type {any} */ (window).context().product);
    })
    .toMatchObject({ id: "/x/kettle", name: "Kettle" });
  await hide(page);
  await moments(shop, "viewed_product");
});
