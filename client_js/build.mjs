/**
 * Builds the client. `--source` makes the readable build for tests, `--check` compares `dist/` with a fresh one.
 *
 * Parts are bundled one after another, the last loaded first, for each names the next by its hash. They
 * share one table of mangled names.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { BY_NAME, PARTS, WATCHING } from "./entries.mjs";
import { bundleFamily, TAIL } from "./family.mjs";

const ROOT = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const SOURCE = process.argv.includes("--source");
const CHECK = process.argv.includes("--check");
const OUT = path.join(ROOT, SOURCE ? "build" : "dist");

/**
 * Nearly all of the files every page of a product loads is called at once. Chromium then compiles a file whole and off the main thread while it
 * comes, instead of each function at its first call; to others it is a comment. https://v8.dev/blog/explicit-compile-hints
 */
const EAGER = "//# allFunctionsCalledOnLoad\n";

/** @type {Map<string, string>} source file -> built name */
const built = new Map();
/** @type {Record<string, string | false>} */
let names = {};
/** @type {Map<string, Buffer>} */
const files = new Map();

/** Style sheets become text, minified. @type {import("esbuild").Plugin} */
const styles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), { loader: "css", minify: !SOURCE });
      return { contents: `export default ${JSON.stringify(code.trim())}`, loader: "js" };
    });
  },
};

/** Parts built before stay outside, under their built name. @type {import("esbuild").Plugin} */
const parts = {
  name: "parts",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir, kind }) => {
      const name = built.get(path.resolve(resolveDir, wanted));
      return kind !== "entry-point" && name ? { path: `./${name}`, external: true } : undefined;
    });
  },
};

/**
 * @param {{ entry?: string, text?: string }} source @param {"iife" | "esm"} format
 * @param {Record<string, string>} define @param {import("esbuild").Plugin[]} plugins
 * @param {"utf8" | "ascii"} [charset] one letter beyond Latin-1 doubles the memory a source takes
 */
async function transpile({ entry, text }, format, define, plugins, charset = "utf8") {
  const result = await build({
    ...(entry ? { entryPoints: [entry] } : { stdin: { contents: text ?? "", resolveDir: ROOT } }),
    absWorkingDir: ROOT,
    bundle: true,
    format,
    target: "es2020",
    minify: !SOURCE,
    ...(!SOURCE && { mangleProps: /^_[^_]/, mangleCache: names }),
    legalComments: "none",
    charset,
    write: false,
    metafile: true,
    plugins: [styles, ...plugins],
    define,
  });
  names = result.mangleCache ?? names;
  const [output] = Object.values(result.metafile.outputs);
  return { text: result.outputFiles?.[0]?.text ?? "", inputs: Object.keys(output?.inputs ?? {}) };
}

/** @param {string} entry @param {"iife" | "esm"} format @param {Record<string, string>} [define] */
async function bundle(entry, format, define = {}) {
  const { text } = await transpile({ entry }, format, define, [parts]);
  const isModule = format === "esm";
  return Buffer.from(SOURCE ? text : await squeeze(text, isModule, isModule ? 3 : 4));
}

/**
 * A second minifier takes another twentieth off: it inlines what is used once.
 *
 * What is large gains by a pass more; what is small loses.
 *
 * @param {string} code @param {boolean} module @param {number} [passes] @param {boolean} [ascii]
 */
async function squeeze(code, module, passes = 3, ascii = false) {
  const compress = {
    passes,
    hoist_funs: true,
    keep_fargs: false,
    pure_getters: true,
    unsafe_arrows: true,
    unsafe_methods: true,
  };
  const format = { ascii_only: ascii };
  const { code: squeezed } = await minify(code, { module, ecma: 2020, toplevel: true, compress, format });
  return squeezed ?? code;
}

/** @param {...(string | Buffer)} contents */
function hashOf(...contents) {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 8);
}

/** @type {Map<string, Buffer>} */
const named = new Map();
for (const [name, entry] of BY_NAME) named.set(name, await bundle(entry, "esm"));
const tail = `-${hashOf(...named.values())}.js`;
for (const [name, code] of named) files.set(`assets/${name}${tail}`, code);

for (const [name, entry] of PARTS) {
  const code = await bundle(entry, "esm", { PARTS_TAIL: JSON.stringify(tail) });
  const hash = hashOf(code);
  built.set(path.join(ROOT, entry), `${name}-${hash}.js`);
  files.set(`assets/${name}-${hash}.js`, code);
}
const family = await bundleFamily(ROOT, WATCHING, (source, plugin) =>
  transpile(source, "esm", { PARTS_TAIL: JSON.stringify(tail) }, [plugin, parts], "ascii"),
);
for (const [name, text] of family) {
  const squeezed = SOURCE ? text : await squeeze(text, true, 3, true);
  family.set(name, /^(checkout|search|cart)$/.test(name) ? squeezed : EAGER + squeezed);
}
const watching = `-${hashOf(...family.values())}.js`;
for (const [name, entry] of WATCHING) {
  built.set(path.join(ROOT, entry), `${name}${watching}`);
  files.set(`assets/${name}${watching}`, Buffer.from((family.get(name) ?? "").replaceAll(TAIL, watching)));
}
const file = (/** @type {string} */ entry) => JSON.stringify(`assets/${built.get(path.join(ROOT, entry))}`);
const later = {
  WATCH_FILE: file("src/watch.js"),
  VITALS_FILE: file("src/vitals.js"),
  DEBUG_FILE: file("src/debug/openPanel.js"),
  CARD_FILE: file("src/consent/askConsent.js"),
};
files.set("waverly.js", Buffer.concat([Buffer.from(EAGER), await bundle("src/script.js", "iife", later)]));

if (CHECK) await check();
else await write();

async function write() {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(path.join(OUT, "assets"), { recursive: true });
  const manifest = [];
  for (const [name, code] of [...files].sort()) {
    const brotli = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const gzip = gzipSync(code, { level: 9 });
    await writeFile(path.join(OUT, name), code);
    if (!SOURCE) {
      await writeFile(path.join(OUT, `${name}.br`), brotli);
      await writeFile(path.join(OUT, `${name}.gz`), gzip);
    }
    manifest.push({ file: name, bytes: code.length, gzip: gzip.length, brotli: brotli.length });
  }
  await writeFile(path.join(OUT, "manifest.json"), `${JSON.stringify({ files: manifest }, null, 2)}\n`);
  console.table(manifest);
}

async function check() {
  const listed = JSON.parse(await readFile(path.join(OUT, "manifest.json"), "utf8")).files;
  const stale = [];
  for (const [name, code] of files) {
    const found = await readFile(path.join(OUT, name)).catch(() => undefined);
    if (!found?.equals(code)) stale.push(name);
  }
  for (const { file } of listed) if (!files.has(file)) stale.push(file);
  if (!stale.length) return;
  console.error(
    `dist/ differs from a fresh build: ${stale.join(", ")}. Mend: npm run build, and commit dist/.`,
  );
  process.exitCode = 1;
}
