import { defineConfig } from "@playwright/test";
import { browserPath } from "./test/support/browserPath.js";

const executablePath = browserPath();
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "test/browser",
  fullyParallel: true,
  workers: 3,
  timeout: 30_000,
  // A shared machine may stall a real browser for seconds. What passes only at the second try is listed as flaky.
  retries: process.env["CI"] ? 1 : 0,
  reporter: process.env["CI"] ? "dot" : "list",
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { args, ...(executablePath && { executablePath }) },
  },
  projects: [
    // What is measured on the drawn page, and what lies around shoppers, is the same for both builds: once is enough.
    { name: "source", testIgnore: ["gallery/**", "**/surroundings.spec.js"], metadata: { build: "build" } },
    { name: "minified", metadata: { build: "dist" } },
  ],
});
