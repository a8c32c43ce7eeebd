/** Each kind from its opening to what it is for, by keyboard alone: also where the page takes every key for itself. */
/** @import { Page } from "@playwright/test" */
import { enter, preview } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

/** What is walked to and pressed, key by key, and what there is then. @type {[kind: string, walk: [control: string, ...keys: string[]][], done: string][]} */
const WAYS = [
  ["message", [["No, thanks", "Enter"]], ""],
  ["faq", [["What does sending back cost?", "Space"]], "Nothing, from every country"],
  ["review", [["Next", "Enter"]], "Two seasons, about 900 km"],
  ["story", [["Next", "Space"]], "Three hundred pairs at a time"],
  ["offer", [["Conditions", "Enter"]], "For members, once, on one pair."],
  [
    "quiz",
    [
      ["Mud and roots", "Space"],
      ["Next", "Enter"],
      ["Up to 15 km", "Space"],
      ["Next", "Space"],
    ],
    "Light and grippy",
  ],
  ["poll", [["A new pair", "Space"]], "Thank you. We will show what fits."],
  [
    "slider",
    [
      ["Higher", "Enter"],
      ["Send", "Space"],
    ],
    "Thank you, that helps.",
  ],
  ["rating", [["1 star", "Space"]], "Thank you."],
  [
    "missing",
    [
      ["My size", "Space"],
      ["Call me", "Enter"],
    ],
    "We call once",
  ],
  ["save_cart", [["Keep it in this browser", "Enter"]], "Kept in this browser"],
  ["shipping", [["Why am I seeing this?", "Enter"]], "You looked for what delivery costs."],
  [
    "chat",
    [
      ["Leave out Cart", "Enter"],
      ["Leave out Page", "Enter"],
      ["Start the chat", "Space"],
    ],
    "",
  ],
];

for (const isStolen of [false, true]) {
  for (const [kind, walk, done] of WAYS) {
    test(`${kind} is used by keyboard alone${isStolen ? " on a page that prevents every key" : ""}`, async ({
      page,
      shop,
    }) => {
      await enter(page, shop);
      const card = await preview(page, kind, "corner");
      if (isStolen) await page.evaluate(steal);
      for (const [control, ...keys] of walk) {
        await reach(page, control);
        for (const key of keys) await page.keyboard.press(key);
      }
      if (done) await expect(card.getByText(done)).toBeVisible();
      else await expect(card).toHaveCount(0);
    });
  }
}

/** Some shops prevent what keys do; Tab is left out, for without it nothing could be reached. */
const steal = () => {
  for (const type of ["keydown", "keyup"])
    addEventListener(type, (event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== "Tab") event.preventDefault();
    });
};

/** Walks on by Tab until something of that name has the focus. @param {Page} page @param {string} name */
async function reach(page, name) {
  for (let press = 0; press < 40; press += 1) {
    if ((await page.evaluate(focusedName)) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${name}`);
}

const focusedName = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const label = active?.getAttribute("aria-label") ?? (active?.closest("label") ?? active)?.textContent;
  return label?.trim();
};
