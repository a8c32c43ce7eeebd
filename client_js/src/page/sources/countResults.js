import { mainPart } from "../mainPart.js";
import { resultsIn } from "../words/resultWords.js";
import { titleOf } from "./searchedFor.js";

const LONGEST = 20_000;

/** Returns how many results a page of results says there are, at last in its heading: “jumper (57)”. */
export function countResults() {
  // Rendered text keeps elements apart; it costs a layout, and so is read on search pages only.
  const said = resultsIn(mainPart().innerText.slice(0, LONGEST));
  const counted = /\((\d+)\)$/.exec(titleOf())?.[1];
  return said ?? (counted ? Number(counted) : undefined);
}
