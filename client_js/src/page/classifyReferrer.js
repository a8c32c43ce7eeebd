/** Sites people come from, the more special kind first: Google's mail has Google's name in it. @type {[kind: string, hosts: RegExp][]} */
const KINDS = [
  ["email", /(^|\.)(mail|outlook|webmail|email)\b/],
  [
    "social",
    /(^|\.)(facebook|instagram|tiktok|twitter|x|t|pinterest|reddit|youtube|linkedin|snapchat|threads)\.\w+$/,
  ],
  ["search", /(^|\.)(google|bing|duckduckgo|ecosia|yahoo|yandex|baidu|qwant|startpage|kagi)\./],
];

/**
 * Returns where the shopper came from: `search social email direct internal other`, never the address.
 *
 * @param {string} referrer
 * @param {{ hostname: string, search: string }} here
 */
export function classifyReferrer(referrer, here) {
  if (/[?&]utm_medium=e-?mail/i.test(here.search)) return "email";
  if (!referrer) return "direct";
  const host = /^https?:\/\/([^/:]+)/.exec(referrer)?.[1] ?? "";
  if (host === here.hostname) return "internal";
  return KINDS.find(([, hosts]) => hosts.test(host))?.[0] ?? "other";
}
