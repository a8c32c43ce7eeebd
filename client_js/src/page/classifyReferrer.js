/** Sites people come from, by kind. @type {[kind: string, hosts: RegExp][]} */
const KINDS = [
  ["search", /(^|\.)(google|bing|duckduckgo|ecosia|yahoo|yandex|baidu|qwant|startpage|search\.brave|kagi)\./],
  ["social", /(^|\.)(facebook|instagram|tiktok|twitter|x|t|pinterest|reddit|youtube|linkedin|snapchat|threads|vk|whatsapp)\.(com|net|co|ru|it)$/],
  ["email", /(^|\.)(mail|outlook|webmail|gmail|email)\b/],
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
  // Google's mail has Google's name in it: the more special kind is asked first.
  return [...KINDS].reverse().find(([, hosts]) => hosts.test(host))?.[0] ?? "other";
}
