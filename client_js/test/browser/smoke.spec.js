import { expect, test } from "../support/test.js";

test("a hover over add-to-cart brings an overlay", async ({ page, shop }) => {
  shop.companion.answer = (batch) => ({
    session_version: 3, mood: "hesitant", flags: {calm: true},
    decision: batch.ask ? { id: "d1", campaign: "c1", why: "You rested on the button for a while.", overlay: { kind: "message", format: "corner", title: "Unsure about the size?", body: "The ZX Elite runs **slightly small**. Most people take one size up.\n\n- Free returns\n- See the [size guide](#guide)", actions: [{ type: "open", label: "Open size guide", target: "size-guide" }, { type: "dismiss", label: "No, thanks" }] } } : null,
  });
  await page.goto(`${shop.origin}/p/zx`);
  await page.evaluate(() => window.waverly("consent", { analytics: true, personalization: true, marketing: false }));
  await page.clock.install();
  await page.clock.runFor(3000);
  await page.mouse.move(300, 300);
  await page.clock.runFor(5000);
  const box = await page.locator("#add").boundingBox();
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.move(box.x + 22, box.y + 20);
  await page.clock.runFor(2000);
  await page.mouse.move(box.x + 22, box.y + 21);
  await page.mouse.move(300, 300, {steps: 4});
  await page.clock.runFor(2500);
  await page.waitForTimeout(500);
  await page.clock.runFor(2500);
  await page.waitForTimeout(500);
  await page.screenshot({ path: "/tmp/shot.png" });
  console.log(JSON.stringify(shop.events()), JSON.stringify(shop.batches.map(b=>b.ask)));
  await expect(page.locator("waverly-help [role=dialog]")).toBeVisible();
});
