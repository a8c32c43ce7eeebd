/** On a phone a sheet and a bar are lower than what they say: what can be done is in view all the same. */
import { enter, preview } from "../../support/gallery.js";
import { expect, test } from "../../support/test.js";

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
    await expect(card.getByRole("button", { name: button, exact: true })).toBeInViewport({ ratio: 1 });
  });
}
