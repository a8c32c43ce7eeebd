/** On a phone a sheet and a bar are lower than what they say: what can be done is in view all the same. */
import { controls, enter, PAIRS, preview, shut } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

for (const format of ["sheet", "banner"]) {
  test(`the time left is seen whole in a timer's ${format} on a small phone`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, "timer", format);
    for (const part of [".figures", ".until"])
      expect(await card.locator(part).evaluate(covered), part).toBe(0);
  });
}

for (const format of ["sheet", "banner"]) {
  test(`a ${format} that needs not scroll keeps its distances even`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(page, shop);
    const card = await preview(page, "message", format);
    const { title, above, below } = await card.evaluate(airOf);
    expect(title, "the title keeps from the edge").toBeGreaterThan(14);
    expect(Math.abs(above - below), `${above} px above the buttons, ${below} below`).toBeLessThan(5);
  });
}

for (const [kind, format] of /** @type {const} */ ([
  ["offer", "sheet"],
  ["timer", "sheet"],
  ["offer", "banner"],
  ["timer", "banner"],
])) {
  test(`${kind} as ${format} shows its title and its main button wherever its text is`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, kind, format);
    await expect(card.locator(".actions > :first-child")).toBeInViewport({ ratio: 1 });
    await card.evaluate((node) => node.scrollTo(0, node.scrollHeight));
    await expect(card.locator("h2")).toBeInViewport({ ratio: 1 });
    await expect(card.getByText("Why am I seeing this?")).toBeInViewport({ ratio: 1 });
  });
}

for (const [kind, field, button] of /** @type {const} */ ([
  ["reminder", "Email address", "Remind me"],
  ["question", "Your question", "Ask"],
  ["save_cart", "Email address", "Send me the link"],
])) {
  test(`a sheet grows where one writes in it, so that ${button} is in view`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, kind, "sheet");
    await card.getByLabel(field).click();
    const send = card.getByRole("button", { name: button, exact: true });
    await expect(send).toBeInViewport({ ratio: 1 });
    const place = await send.boundingBox();
    await send.focus();
    expect(await send.boundingBox(), "it stays under the finger that presses it").toEqual(place);
  });
}

for (const format of ["sheet", "banner"]) {
  test(`an offer's code can be read and copied at once in a ${format}`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, "offer", format);
    expect(await card.locator(".code").evaluate(covered)).toBe(0);
  });
}

for (const kind of ["alert", "reminder", "question", "save_cart", "chat", "slider"]) {
  test(`what hands in is in view in a sheet of ${kind}`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, kind, "sheet");
    await expect(card.locator(".send button")).toBeInViewport({ ratio: 1 });
    const [first] = await card.locator("input, select, textarea").all();
    expect(await first?.evaluate(covered), "what it asks for").toBe(0);
  });
}

test("a quote in a sheet is read whole, with whoever wrote it", async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await enter(page, shop);
  const card = await preview(page, "review", "sheet");
  for (const part of ["figcaption", "blockquote"])
    expect(await card.locator(part).first().evaluate(covered), part).toBe(0);
});

test("a comparison in a low window shows what differs, pictures beside the names", async ({ page, shop }) => {
  await page.setViewportSize({ width: 600, height: 800 });
  await enter(page, shop);
  const card = await preview(page, "comparison", "sheet");
  await expect(card.locator(".picture").first()).toBeInViewport({ ratio: 1 });
  for (const row of [0, 1]) expect(await card.locator("tbody tr").nth(row).evaluate(covered)).toBe(0);
});

test("what the chat would be told is seen before it is told: the first press opens the form", async ({
  page,
  shop,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await enter(page, shop);
  await page.evaluate(() =>
    document.addEventListener("waverly:chat", () => document.body.append("handed over")),
  );
  const card = await preview(page, "chat", "sheet");
  const start = card.getByRole("button", { name: "Start the chat" });
  await start.click();
  await expect(card.locator("textarea")).toBeFocused();
  await expect(card.locator(".told")).toBeInViewport({ ratio: 1 });
  await expect(page.getByText("handed over")).toHaveCount(0);
  await start.click();
  await expect(page.getByText("handed over")).toHaveCount(1);
});

/** How many px of a part are out of view, below the window or behind what is held. @param {Element} node */
const covered = (node) => {
  const card = /** @type {Element} */ (node.closest(".card"));
  const held = [...card.querySelectorAll(".actions.held, .send.held")].map(
    (each) => each.getBoundingClientRect().top,
  );
  // A letter ends above its line, and a held part casts its shadow beyond its edge.
  return Math.max(0, Math.round(node.getBoundingClientRect().bottom - Math.min(innerHeight, ...held) - 2));
};

/** Small screens, and one on its side. */
const SCREENS = /** @type {const} */ ([
  [360, 640],
  [600, 800],
  [640, 360],
]);
const MANY = {
  title: "A title that needs several lines, for whoever wrote it had a lot to say about the shoe in question",
  actions: ["Open the size guide", "Ask the people who make them", "No, thanks"].map((label) => ({
    type: "dismiss",
    label,
  })),
};

for (const [kind, format] of PAIRS.filter(([, each]) => ["sheet", "banner"].includes(each))) {
  test(`what has the focus in ${kind} as ${format} is never behind what is held in view`, async ({
    page,
    shop,
  }) => {
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      await enter(page, shop);
      for (const changes of [{}, MANY]) {
        const card = await preview(page, kind, format, changes);
        for (const control of await controls(card).all()) {
          if (await control.isDisabled()) continue;
          await control.focus();
          expect(await control.evaluate(hidden), `${width} × ${height}`).toEqual("");
        }
        await shut(card);
      }
    }
  });
}

/** What of a control cannot be seen: it may be higher than all there is room for. @param {HTMLElement | SVGElement} node */
const hidden = (node) => {
  const shown = node.closest("label") ?? node;
  const { left, width, top, bottom } = shown.getBoundingClientRect();
  const card = /** @type {HTMLElement} */ (node.closest(".card"));
  const room = Number.parseFloat(getComputedStyle(card).fontSize) * 3;
  const points = bottom - top < room ? [top + 2, (top + bottom) / 2, bottom - 2] : [(top + bottom) / 2];
  const root = /** @type {ShadowRoot} */ (node.getRootNode());
  const isSeen = points.every((y) => {
    const hit = root.elementFromPoint(left + width / 2, y);
    return hit && (shown.contains(hit) || hit.contains(shown));
  });
  return isSeen ? "" : `${node.outerHTML.slice(0, 90)} at ${top} to ${bottom}`;
};

for (const [kind, format] of /** @type {const} */ ([
  ["message", "sheet"],
  ["offer", "sheet"],
  ["message", "banner"],
])) {
  test(`the reason in ${kind} as ${format} can be read once it is asked for`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, kind, format);
    await card.getByText("Why am I seeing this?").click();
    await expect(card.locator(".why p")).toBeInViewport({ ratio: 1 });
    await expect(card.locator(".why a")).toBeInViewport({ ratio: 1 });
  });
}

for (const [kind, wanted] of /** @type {const} */ ([
  ["story", ".turns button"],
  ["review", ".turns button"],
  ["timer", ".until"],
])) {
  test(`${kind} has ${wanted} in view on a small phone`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await enter(page, shop);
    const card = await preview(page, kind, "sheet");
    const [actions] = await card.locator(".actions").all();
    const held = (await actions?.boundingBox())?.y ?? 640;
    for (const each of await card.locator(wanted).all()) {
      const { y = 0, height = 0 } = (await each.boundingBox()) ?? {};
      expect(y + height).toBeLessThanOrEqual(held + 6);
    }
  });
}

test("a sheet without actions has an edge as long as there is more below", async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await enter(page, shop);
  const card = await preview(page, "question", "sheet");
  const edge = () => card.evaluate((node) => getComputedStyle(node, "::after").boxShadow);
  expect(await edge()).toContain("px");
  await card.evaluate((node) => node.scrollTo(0, node.scrollHeight));
  await expect.poll(edge).toMatch(/^none$|^rgba\(0, 0, 0, 0\)/);
});

test("a sheet has no edge of more once nothing is left to scroll", async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 300 });
  await enter(page, shop);
  const body = "Half a size up. The heel is narrow, and the toe box is wide.";
  const card = await preview(page, "message", "sheet", { body });
  const why = card.locator("summary").last();
  const edges = () =>
    card.evaluate((node) => [
      node.scrollHeight > node.clientHeight,
      ...[...node.querySelectorAll(".held")].map((held) => getComputedStyle(held).boxShadow),
      getComputedStyle(node, "::after").boxShadow,
    ]);
  await why.click();
  await expect
    .poll(async () => (await edges())[1], "the title is over what has scrolled")
    .toContain("px 1px");
  await why.click();
  await expect.poll(edges).toEqual([false, "none", "none", "none"]);
});

/** Px between the card's edge and the title, the text and what can be done, and that and what stands below it. @param {Element} card */
function airOf(card) {
  const lines = (/** @type {string} */ selector) => {
    const range = document.createRange();
    range.selectNodeContents(/** @type {Element} */ (card.querySelector(selector)));
    return range.getBoundingClientRect();
  };
  const action = /** @type {Element} */ (card.querySelector(".action")).getBoundingClientRect();
  return {
    title: lines("h2").top - card.getBoundingClientRect().top,
    above: action.top - lines(".content p:last-child").bottom,
    below: lines(".why summary").top - action.bottom,
  };
}
