/**
 * The package beside the tag, for shops that are built from modules: it adds the tag and types what can be said to it.
 *
 * Importing it does nothing, on a server too. What it calls is the script itself, which keeps its own version.
 */
/** @import { Context, LoadOptions, Loaded, Tag, Waverly } from "./api.js" */

/** @returns {{ waverly?: Loaded } | undefined} the window; none on a server */
const host = () => /** @type {any} */ (globalThis).window;

/** Keeps calls until the script has come, which takes them over. @returns {Loaded} */
function createQueue() {
  const queue = /** @type {Loaded} */ (
    (/** @type {unknown[]} */ ...call) => {
      queue.q ??= [];
      queue.q.push(call);
    }
  );
  return queue;
}

/** What the script says of a page it has not read. @type {() => Context} */
const unknown = () => ({ type: "unknown", source: {}, confidence: {}, conflicts: [] });

/** @type {Waverly} */
export const waverly = /* @__PURE__ */ Object.assign(
  (/** @type {unknown[]} */ ...call) => {
    const page = host();
    if (!page) return;
    page.waverly ??= createQueue();
    /** @type {(...call: unknown[]) => void} */ (page.waverly)(...call);
  },
  /** @type {Pick<Waverly, "context" | "flag" | "on">} */ ({
    context: () => host()?.waverly?.context?.() ?? unknown(),
    flag: (name) => host()?.waverly?.flag?.(name) ?? false,
    on(name, callback) {
      if (!host()) return () => {};
      const heard = /** @type {(event: Event) => void} */ (callback);
      document.addEventListener(`waverly:${name}`, heard);
      return () => document.removeEventListener(`waverly:${name}`, heard);
    },
  }),
);

/**
 * Adds the script to the page unless it is there, and returns `waverly`.
 *
 * @param {LoadOptions} options
 */
export function load({ src, nonce, ...attributes }) {
  if (host() && !isThere(src)) document.head.append(tagOf(src, nonce, attributes));
  return waverly;
}

/** Whether the script has come, or is on its way: by a tag in the page, or by another copy of this module. @param {string} src */
function isThere(src) {
  const address = new URL(src, document.baseURI).href;
  return Boolean(host()?.waverly?.context) || [...document.scripts].some((tag) => tag.src === address);
}

/** @param {string} src @param {string | undefined} nonce @param {Tag} attributes */
function tagOf(src, nonce, attributes) {
  const tag = document.createElement("script");
  tag.async = true;
  if (nonce) tag.nonce = nonce;
  for (const [name, value] of Object.entries(attributes)) {
    // An attribute that is there says yes, whatever its value.
    if (value !== undefined && value !== false) tag.dataset[name] = value === true ? "" : String(value);
  }
  tag.src = src;
  return tag;
}
