import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, "../../..");
const PACKAGE = path.join(ROOT, "package");
const FIXTURES = path.join(ROOT, "test/fixtures/package");
const LOADERS = { target: "es2022", module: "esnext", moduleResolution: "bundler" };
const NODE = { target: "es2022", module: "nodenext", moduleResolution: "nodenext" };
const STRICTEST = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };

/** A project that has nothing but the package, installed from what would be published. @type {string} */
let project;

before(async () => {
  project = await mkdtemp(path.join(tmpdir(), "waverly-package-"));
  await writeFile(path.join(project, "package.json"), '{ "private": true, "type": "module" }');
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", project], { cwd: PACKAGE });
  const [{ filename }] = JSON.parse(stdout);
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`], { cwd: project });
  for (const file of ["right.ts", "wrong.ts"])
    await copyFile(path.join(FIXTURES, file), path.join(project, file));
});

after(() => rm(project, { recursive: true, force: true }));

for (const [who, options] of Object.entries({
  "a bundler": LOADERS,
  "a bundler at its strictest": { ...LOADERS, ...STRICTEST },
  Node: NODE,
})) {
  test(`as ${who} resolves it, every right call compiles and every wrong one is refused`, async () => {
    const compilerOptions = { ...options, strict: true, noEmit: true, lib: ["es2022", "dom"], types: [] };
    const config = path.join(project, "tsconfig.json");
    await writeFile(config, JSON.stringify({ compilerOptions, files: ["right.ts", "wrong.ts"] }));
    const tsc = path.join(ROOT, "node_modules/.bin/tsc");
    await run(tsc, ["--project", config]).catch((error) => assert.fail(error.stdout || error.message));
  });
}

test("importing and calling it on a server does nothing, and throws nothing", async () => {
  const program = `
    import { load, waverly } from "waverly";
    const before = Object.keys(globalThis).length;
    if (load({ src: "/waverly.js", site: "pk_demo" }) !== waverly) throw new Error("another function");
    waverly("track", "coupon_applied", { code: "SPRING" });
    waverly.on("moment", () => {})();
    console.log(JSON.stringify([waverly.context().type, waverly.flag("x"), Object.keys(globalThis).length - before]));`;
  const { stdout } = await run("node", ["--input-type=module", "--eval", program], { cwd: project });
  assert.deepEqual(JSON.parse(stdout), ["unknown", false, 0]);
});

test("it carries the licence of the repository", async () => {
  const [packed, own] = await Promise.all(
    [path.join(project, "node_modules/waverly"), path.dirname(ROOT)].map((folder) =>
      readFile(path.join(folder, "LICENSE"), "utf8"),
    ),
  );
  assert.equal(packed, own);
});

test("it needs nothing, and its types and code come along", async () => {
  const manifest = JSON.parse(
    await readFile(path.join(project, "node_modules/waverly/package.json"), "utf8"),
  );
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.sideEffects, false);
  for (const file of manifest.files) await readFile(path.join(project, "node_modules/waverly", file));
});

test("it has the version of the script and of the server", async () => {
  const versionIn = async (/** @type {string} */ file, /** @type {RegExp} */ written) =>
    written.exec(await readFile(path.join(ROOT, file), "utf8"))?.[1];
  const own = await versionIn("package/package.json", /"version": "(.+?)"/);
  assert.equal(own, await versionIn("package.json", /"version": "(.+?)"/));
  assert.equal(own, await versionIn("../server/waverly/__init__.py", /__version__ = "(.+?)"/));
});
