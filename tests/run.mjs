// `npm test`: everything, in a fresh clone, with one closing line `N passed, N failed`.
//
// A step is one tool. A tool that only says yes or no (format, lint, types, imports, unused) counts
// as one test; a suite counts its tests. Every step runs even when an earlier one failed; what a
// failing step printed is shown. `node tests/run.mjs unit db` runs just those.

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import {
  ensureDependencies,
  prismaEnvironment,
  repositoryRoot,
} from "../lib/start/dependencies.mjs";

process.chdir(repositoryRoot);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "iop-run-"));

/** Programs of packages by their own files: npx would ask the network for what is missing. */
const tools = {
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  eslint: "node_modules/eslint/bin/eslint.js",
  knip: "node_modules/knip/bin/knip.js",
  next: "node_modules/next/dist/bin/next",
  playwright: "node_modules/@playwright/test/cli.js",
  prettier: "node_modules/prettier/bin/prettier.cjs",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
};

const sources = ["app", "components", "lib", "prisma", "tests"];
const rootFiles = fs
  .readdirSync(".")
  .filter((name) => /\.(mjs|js|ts)$/.test(name) && name !== "next-env.d.ts");

const steps = {
  format: () => yesOrNo([tools.prettier, "--check", "."]),
  lint: () => yesOrNo([tools.eslint, "--max-warnings=0", "."]),
  types: () => yesOrNo([tools.next, "typegen"], [tools.tsc, "--noEmit"]),
  imports: () =>
    yesOrNo([tools.depcruise, "--config", ".dependency-cruiser.cjs", ...sources, ...rootFiles]),
  unused: () => yesOrNo([tools.knip, "--no-progress", "--no-config-hints"]),
  unit: () => vitest("unit"),
  db: () => vitest("db"),
  start: () => vitest("start"),
  browser,
};

async function yesOrNo(...commands) {
  let output = "";
  for (const command of commands) {
    const outcome = await run(command);
    output += outcome.output;
    if (outcome.code !== 0) return { passed: 0, failed: 1, skipped: 0, output };
  }
  return { passed: 1, failed: 0, skipped: 0, output };
}

async function vitest(project) {
  const report = path.join(scratch, `${project}.json`);
  const { code, output } = await run([
    tools.vitest,
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = read(report);
  const skipped = numPendingTests + numTodoTests;
  return counted({ passed: numPassedTests, failed: numFailedTests, skipped }, code, output);
}

async function browser() {
  const { ensureChromium } = await import("./e2e/chromium.mjs");
  const problem = ensureChromium();
  if (problem) return { passed: 0, failed: 1, skipped: 0, output: problem };
  const report = path.join(scratch, "browser.json");
  const { code, output } = await run(
    [tools.playwright, "test", "--pass-with-no-tests", "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: "0" },
  );
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read(report).stats ?? {};
  return counted({ passed: expected + flaky, failed: unexpected, skipped }, code, output);
}

/** A suite that ends badly without a failed test (a file that does not load) is one failure. */
function counted(counts, code, output) {
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { ...counts, failed, output };
}

function read(report) {
  return fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : {};
}

function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...prismaEnvironment(), ...env },
    });
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.once("close", (code) => resolve({ code, output: Buffer.concat(output).toString() }));
  });
}

/** The database client is made first: types, lint and tests all read it. */
async function prepare() {
  const problem = ensureDependencies();
  if (problem) return problem;
  const { register } = await import("tsx/esm/api");
  const unregister = register();
  const { makeDatabaseClient } = await import("../lib/start/made-files.ts");
  try {
    await makeDatabaseClient({ say: (line) => process.stderr.write(`${line}\n`) });
    return undefined;
  } catch (error) {
    return error.message;
  } finally {
    await unregister();
  }
}

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(
      `There is no step ${unknown.join(", ")}: the steps are ${Object.keys(steps).join(", ")}.`,
    );
    process.exitCode = 2;
    return;
  }
  const problem = await prepare();
  if (problem) {
    console.error(problem);
    console.log("0 passed, 1 failed");
    process.exitCode = 1;
    return;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of asked.length > 0 ? asked : Object.keys(steps)) {
    const began = performance.now();
    process.stdout.write(`${name} ... `);
    const { passed, failed, skipped, output } = await steps[name]();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${passed} passed, ${failed} failed in ${seconds} s`);
    if (failed > 0) console.log(output.trimEnd());
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

try {
  await main();
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
