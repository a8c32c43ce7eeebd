import { defineConfig } from "@playwright/test";
import { ENGINES, pathOf } from "./test/engines/browser.js";

/** The engines that are installed here; each is started once, by what its tests share. */
const installed = Object.keys(ENGINES).filter(pathOf);

export default defineConfig({
  testDir: "test/engines",
  workers: 2,
  timeout: 60_000,
  retries: process.env["CI"] ? 1 : 0,
  reporter: "list",
  projects: installed.map((engine) => ({ name: engine, metadata: { engine, build: "dist" } })),
});
