// Sees that node_modules holds what package-lock.json asks for, with Node built-ins only: this
// runs before any package is there, in `npm start`, `npm test` and every command.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Installs with `npm ci` when the installed packages are not those of package-lock.json; returns
 * at once when they are. Everything npm says goes to standard error, so that a command's standard
 * output stays its own.
 *
 * @returns {string | undefined} what went wrong and what to do, or nothing
 */
export function ensureDependencies() {
  if (installedMatchesLock()) return undefined;
  process.stderr.write("Installing dependencies (only when they changed, about a minute) ...\n");
  const npm = process.env["npm_execpath"];
  const flags = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = {
    cwd: repositoryRoot,
    stdio: /** @type {const} */ (["ignore", 2, 2]),
    env: { ...process.env, ...prismaEnvironment(), NODE_ENV: "development" },
  };
  const outcome = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...flags], options)
    : spawnSync("npm", flags, options);
  if (outcome.status === 0) return undefined;
  const cause = outcome.error ? `npm could not be run (${outcome.error.message})` : "npm ci failed";
  return `The dependencies could not be installed: ${cause}. Check the connection to the npm registry and run the same command again.`;
}

/**
 * Prisma's tools look for a schema engine to download at every start, though generating the client
 * never runs it. Naming an existing program keeps them from the network.
 */
export function prismaEnvironment() {
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install has none. */
function installedMatchesLock() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([location, { version, optional, devOptional, peer, link }]) => {
      if (location === "" || link) return true;
      const found = installed[location];
      // Packages for other platforms and optional peers are in the lock and never installed.
      return found ? found.version === version : Boolean(optional || devOptional || peer);
    },
  );
}

/** @returns {Record<string, Record<string, unknown>> | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(repositoryRoot, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}
