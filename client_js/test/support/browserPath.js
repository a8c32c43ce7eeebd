import { accessSync, constants, readFileSync } from "node:fs";
import path from "node:path";

const LIST = new URL("../../../server/waverly/processes/browsers.txt", import.meta.url);
const NAMES = readFileSync(LIST, "ascii").trim().split("\n");

/**
 * Returns where the browser is: `WAVERLY_CHROMIUM`, else one on the PATH; undefined leaves it to Playwright.
 *
 * @returns {string | undefined}
 */
export function browserPath() {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return process.env["WAVERLY_CHROMIUM"] || candidates.find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
