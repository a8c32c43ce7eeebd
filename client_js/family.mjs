/**
 * Bundles a core and the parts fetched later that use what the core holds, so that no module is in two of them.
 *
 * A part imports from the core by short names; core and parts name each other, so all share one hash, which
 * stands as `TAIL` in the texts until they are known.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";

export const TAIL = "-0000000000.js";

/** Numbers and words put in place where they are used: no part asks another for one. */
const INLINED = "src/constants.js";
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*"core:([^"]+)";?/g;
const EXPORT = /^export (?:async )?(?:const|function\*?) (\w+)/gm;
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** @typedef {import("esbuild").Plugin} Plugin */
/** @typedef {(source: { entry?: string, text?: string }, plugin: Plugin) => Promise<{ text: string, inputs: string[] }>} Transpile */
/** @typedef {[name: string, entry: string]} Member */

/**
 * @param {string} root folder the entries are named from
 * @param {[Member, ...Member[]]} members the core first
 * @param {Transpile} transpile
 * @returns {Promise<Map<string, string>>} texts by name
 */
export async function bundleFamily(root, [core, ...parts], transpile) {
  const names = new Map(parts.map(([name, entry]) => [entry, `./${name}${TAIL}`]));
  const apart = outside(root, (file) => names.get(file));
  const { inputs } = await transpile({ entry: core[1] }, apart);
  const held = new Set(inputs.filter((file) => file !== INLINED));
  const fromCore = inCore(root, held);
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** What parts want of the core: export clause -> its short name. @type {Map<string, string>} */
  const wanted = new Map();
  for (const [name, entry] of parts) {
    const { text } = await transpile({ entry }, fromCore);
    texts.set(name, linked(text, `./${core[0]}${TAIL}`, wanted));
  }
  const clauses = [...wanted].map(([clause, letter]) => clause.replace("@", letter));
  const text = [`export * from "./${core[1]}";`, ...clauses].join("\n");
  texts.set(core[0], (await transpile({ text }, apart)).text);
  return texts;
}

/**
 * Leaves modules outside, under the address `addressOf` gives.
 *
 * @param {string} root @param {(file: string) => string | undefined} addressOf
 * @returns {Plugin}
 */
const outside = (root, addressOf) => ({
  name: "outside",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir, kind }) => {
      const address =
        kind === "entry-point" ? undefined : addressOf(path.relative(root, path.resolve(resolveDir, wanted)));
      return address ? { path: address, external: true } : undefined;
    });
  },
});

/**
 * Leaves what the core holds to the core. Each module of it stands as one that only passes on, so that all files of a part
 * know a function by one name.
 *
 * @param {string} root @param {Set<string>} held
 * @returns {Plugin}
 */
const inCore = (root, held) => ({
  name: "inCore",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^core:/ }, ({ path: address }) => ({
      path: address,
      external: true,
      sideEffects: false,
    }));
    onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir, kind }) => {
      const file = path.relative(root, path.resolve(resolveDir, wanted));
      return kind !== "entry-point" && held.has(file)
        ? { path: file, namespace: "core", sideEffects: false }
        : undefined;
    });
    onLoad({ filter: /./, namespace: "core" }, async ({ path: file }) => {
      const names = (await readFile(path.join(root, file), "utf8")).matchAll(EXPORT);
      // One statement each: what no file of the part uses falls away.
      return { contents: [...names].map(([, name]) => `export { ${name} } from "core:${file}";`).join("\n") };
    });
  },
});

/** The names in order: `a` to `Z`, then `a1`. @param {number} at */
const shortName = (at) => `${LETTERS[at % LETTERS.length]}${Math.floor(at / LETTERS.length) || ""}`;

/**
 * Gathers a part's imports from the core's modules into one from the core, and notes what the core must export.
 *
 * @param {string} text @param {string} core @param {Map<string, string>} wanted
 */
function linked(text, core, wanted) {
  /** @type {string[]} */
  const bindings = [];
  const rest = text.replace(IMPORT, (_, list, file) => {
    for (const binding of String(list).split(",")) {
      const [name = "", local = name] = binding.trim().split(/\s+as\s+/);
      const clause = `export { ${name} as @ } from "./${file}";`;
      const letter = wanted.get(clause) ?? shortName(wanted.size);
      wanted.set(clause, letter);
      bindings.push(`${letter} as ${local}`);
    }
    return "";
  });
  return bindings.length ? `import{${bindings.join()}}from"${core}";\n${rest}` : rest;
}
