/** @import { ReplayTool } from "../package/api.js" */
/** @import { Core } from "./types/internal.js" */
import { safely } from "./lib/safely.js";
import { tellError } from "./lib/tellError.js";

/** Under what a tool keeps the id of our visit, where the owner asked for that. */
const VISIT = "waverly_visit";

/** The globals of replay tools. Each snippet puts its own down at once, as a queue, before the tool itself comes. @type {any} */
const page = window;

/** Names that begin with `_` are the build's to shorten, so they stand in quotes. @param {"_mfq" | "_uxa"} name */
function queueOf(name) {
  page[name] ??= [];
  return page[name];
}

/**
 * How each tool is told an event, and beside it the id of our visit: Clarity, FullStory and LogRocket as their makers say, the
 * others as public integrations call them. One that is not on the page is told nothing; Mouseflow and Contentsquare have a
 * queue that may be begun by anybody.
 *
 * @type {Record<ReplayTool, (name: string, about: Record<string, string>, visit: string) => void>}
 */
const TOOLS = {
  clarity(name, _, visit) {
    page.clarity?.("event", name);
    if (visit) page.clarity?.("set", VISIT, visit);
  },
  contentsquare(name, _, visit) {
    const queue = queueOf("_uxa");
    queue.push(["trackPageEvent", name]);
    if (visit) queue.push(["trackDynamicVariable", { key: VISIT, value: visit }]);
  },
  fullstory: (name, properties) => page.FS?.("trackEvent", { name, properties }),
  hotjar: (name) => page.hj?.("event", name),
  logrocket: (name, about) => page.LogRocket?.track(name, about),
  mouseflow(name, _, visit) {
    const queue = queueOf("_mfq");
    queue.push(["tag", name]);
    if (visit) queue.push(["setVariable", VISIT, visit]);
  },
  posthog: (name, about) => page.posthog?.capture(name, about),
  smartlook: (name, about) => page.smartlook?.("track", name, about),
};

/**
 * Tells the replay tools the tag names of a moment, so that the owner finds its recording; with the word `link` among
 * them of our visit, too.
 *
 * @param {Core} core @param {string} kind
 */
export function mark(core, kind) {
  const tag = /** @type {HTMLElement | null} */ (document.querySelector("script[data-site][data-replay]"));
  const words = tag?.dataset["replay"]?.split(/\s+/).filter(Boolean);
  // The shopper may have said no while this file came.
  if (!words || !core._consent().analytics) return;
  const visit = words.includes("link") ? core._session()._id : "";
  for (const word of new Set(words)) {
    const tool = TOOLS[/** @type {ReplayTool} */ (word)];
    // A tool that fails keeps no other from being told.
    if (tool) safely(tool)(`waverly_${kind}`, visit ? { [VISIT]: visit } : {}, visit);
    else if (word !== "link") tellError(`data-replay names no tool we know: ${word}`);
  }
}
