/** @import { Config } from "../types/internal.js" */

import { createHost } from "../overlay/card/host.js";
import { onKeys } from "../overlay/card/keys.js";
import { readTokens } from "../overlay/card/tokens.js";
import { element } from "../overlay/elements/element.js";
import styles from "./card.css";
import { WORDS } from "./words.js";

/** The one thing that is kept before a yes: the answer itself, so that nobody is asked twice. */
const KEY = "waverly-consent";

/**
 * Asks the shopper once, for stores that have no consent tool of their own and say `data-consent="card"`: what is
 * noticed, what they gain, and two buttons of the same size. It takes no focus and holds nothing up; Escape leaves
 * the question for the next page.
 *
 * @param {Config} config
 * @param {(choice: object) => void} choose
 * @param {boolean} again whether to ask although there is an answer
 */
export function askConsent({ privacy }, choose, again) {
  const known = remembered();
  if (known !== undefined) choose(all(known));
  if (known !== undefined && !again) return;
  const lang = document.documentElement.lang || navigator.language;
  const key = Object.keys(WORDS).find((each) => lang.toLowerCase().startsWith(each)) ?? "en";
  const [title = "", body = "", yes = "", no = "", more = ""] = WORDS[key] ?? [];
  const { _host, _root, _dress } = createHost(key);
  /** @param {string} label @param {boolean} granted */
  const answer = (label, granted) => {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => {
      remember(granted);
      _host.remove();
      choose(all(granted));
    });
    return button;
  };
  _dress(styles);
  const card = element(
    "div",
    { class: "card", part: "card", role: "dialog", "aria-labelledby": "title" },
    element("h2", { id: "title" }, title),
    element("p", {}, body),
    element("div", { class: "answers" }, answer(no, false), answer(yes, true)),
    privacy ? element("a", { href: privacy }, more) : undefined,
  );
  card.dir = getComputedStyle(document.body).direction;
  for (const [name, value] of Object.entries(readTokens(undefined))) card.style.setProperty(name, value);
  onKeys(_root, () => _host.remove());
  _root.append(card);
  document.body.append(_host);
}

/** Marketing is never asked for in one breath with help. @param {boolean} granted */
const all = (granted) => ({ analytics: granted, personalization: granted, marketing: false });

/** @returns {boolean | undefined} */
function remembered() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? undefined : kept === "yes";
  } catch {
    return undefined;
  }
}

/** @param {boolean} granted */
function remember(granted) {
  try {
    localStorage.setItem(KEY, granted ? "yes" : "no");
  } catch {
    // Without storage the shopper is asked on the next page again.
  }
}
