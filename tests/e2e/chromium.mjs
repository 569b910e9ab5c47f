// Which browser the tests drive: a Chromium of this system, else the one Playwright installs, else
// (as root on Debian) the system's package, installed now.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import process from "node:process";
import { chromium } from "@playwright/test";

const places = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The program to start, or undefined when there is none. */
export function findChromium() {
  return [...places, chromium.executablePath()].find((file) => file && fs.existsSync(file));
}

/**
 * Installs a browser when there is none.
 *
 * @returns {string | undefined} what went wrong and what to do, or nothing
 */
export function ensureChromium() {
  if (findChromium()) return undefined;
  process.stderr.write("Installing a browser for the tests (once) ...\n");
  const run = (program, ...args) =>
    spawnSync(program, args, { stdio: ["ignore", 2, 2] }).status === 0;
  run(process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium");
  if (!findChromium() && process.getuid?.() === 0) {
    run("apt-get", "update", "-qq");
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
  }
  if (findChromium()) return undefined;
  return "There is no Chromium and none could be installed: install one (for example apt-get install chromium), or name its program in CHROMIUM_PATH.";
}
