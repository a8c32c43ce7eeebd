/** @import { RegionName } from "../types/internal.js" */

const CHOSEN =
  "input:checked,[aria-checked=true],[aria-selected=true],[aria-pressed=true],.selected,.is-selected,.active";

/**
 * Returns the option groups (sizes, mostly) in which nothing is chosen yet.
 *
 * @param {Map<RegionName, Element[]>} regions
 */
export const missingChoices = (regions) =>
  (regions.get("size-options") ?? []).filter((group) => !isChosen(group));

/** @param {Element} group */
function isChosen(group) {
  const selects = group instanceof HTMLSelectElement ? [group] : [...group.querySelectorAll("select")];
  if (selects.length) return selects.every((select) => select.value !== "");
  return group.querySelector(CHOSEN) !== null;
}
