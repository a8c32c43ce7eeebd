import { expect, test } from "../../support/test.js";
import { arrive, drawn, noteMoments, told } from "../../support/visit.js";

/** What a press may do that is no change of the document, or may not be expected to do anything. */
const SIGNS = {
  "moves the focus": `<button type="button" onclick="document.querySelector('#note').focus()">Write</button>`,
  "jumps on the page": '<a href="#care">Care</a>',
  "opens a fold": "<details><summary>More about it</summary>It</details>",
  "plays a sound": `<button type="button" onclick="this.nextSibling.play()">Listen</button><audio src="data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA="></audio>`,
  "writes an address": `<button type="button" onclick="history.replaceState(1, '', '?q')">Filter</button>`,
  "scrolls the page": `<button type="button" onclick="window.scrollBy(0, 60)">Further down</button>`,
  "scrolls a box": `<button type="button" onclick="this.nextSibling.scrollLeft = 80">Slide</button><div style="overflow: auto; width: 90px"><p style="width: 900px">It</p></div>`,
  "opens a popover": '<button type="button" popovertarget="tip">Tip</button><p popover id="tip">Tip</p>',
  "starts to write a letter": '<a href="mailto:shop@example.com">Write to us</a>',
  "starts to telephone": '<a href="tel:123">Call us</a>',
  draws: '<canvas width="50" height="20" tabindex="0"></canvas>',
  "is made to be written in": '<div contenteditable tabindex="0" role="textbox">Engraving</div>',
};

test("nothing that reacts in a way of its own, or need not react, is dead", async ({ page, shop }) => {
  await noteMoments(page);
  await arrive(page, shop, { active_ms: 9000 });
  for (const [what, markup] of Object.entries(SIGNS)) {
    await page.evaluate((text) => {
      const place = document.querySelector("#it") ?? document.createElement("div");
      place.id = "it";
      place.innerHTML = text;
      document.querySelector("form")?.after(place);
      scrollTo(0, 0);
    }, markup);
    await page.clock.runFor(5000); // what is put in is no reaction
    await page.locator("#it > :first-child").click();
    await drawn(page);
    await drawn(page);
    await page.clock.runFor(3000);
    expect(await told(page), what).not.toContain("dead_click");
  }
});

for (const [read_ms, how] of /** @type {const} */ ([
  [500, "closed at once"],
  [2000, "read"],
])) {
  test(`nor is what answers in a box of the browser's, ${how}`, async ({ page, shop }) => {
    page.on("dialog", async (dialog) => {
      await page.waitForTimeout(read_ms); // as a person does
      await dialog.accept();
    });
    await noteMoments(page);
    await arrive(page, shop, { active_ms: 9000 });
    await page
      .locator("#dead")
      .evaluate((button) => button.addEventListener("click", () => alert("Not in this size, sorry")));
    await page.locator("#dead").click();
    await page.clock.runFor(3000);
    expect(await told(page)).not.toContain("dead_click");
  });
}

test("nor is what is pressed together with a key, which opens it elsewhere", async ({ page, shop }) => {
  await noteMoments(page);
  await arrive(page, shop, { active_ms: 9000 });
  await page.locator("#dead").click({ modifiers: ["Shift"] });
  await page.clock.runFor(3000);
  expect(await told(page)).not.toContain("dead_click");
});
