/** @import { Page } from "@playwright/test" */
import axe from "axe-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Returns what axe finds in what we show: the rule and the markup. Its script is put into the page once; a page
 * of its own for each look, as its bindings open, costs three times as much.
 *
 * @param {Page} page
 * @param {{ rules?: string[], all?: boolean }} [only] these rules; or all, best practices too; else WCAG's
 * @returns {Promise<string[]>}
 */
export async function violations(page, { rules, all } = {}) {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const runOnly = rules ?? (all ? undefined : WCAG);
  const options = { resultTypes: ["violations"], ...(runOnly && { runOnly }) };
  return page.evaluate(async (asked) => {
    const { violations: found } = await /** @type {any} */ (window).axe.run("waverly-help", asked);
    return found.map(
      (/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) =>
        `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
    );
  }, options);
}
