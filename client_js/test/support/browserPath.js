import { accessSync, constants } from "node:fs";
import path from "node:path";

// The shell is the same Chromium without windows to draw: a page of it is opened in a quarter of the time.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

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
