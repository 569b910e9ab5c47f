import { defineConfig } from "@playwright/test";
import { findChromium } from "./tests/e2e/chromium.mjs";

const executablePath = findChromium();

// Browser tests: a whole portal, built for production, on a database of its own with the
// demonstration data (tests/e2e/global-setup.ts). Every test runs at desktop width; those tagged
// @phone run at a phone's width as well.
export default defineConfig({
  testDir: "tests/e2e/specs",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/global-setup.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // Browsers on a crowded machine: once more before it counts; what needed it is reported as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  use: {
    // Set by the global set-up, before the workers read this file.
    baseURL: process.env["PORTAL_URL"] ?? "",
    locale: "en-US",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--disable-sync",
        "--disable-component-update",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
