// `node commands.mjs NAME ARGUMENTS...` runs one of the project's commands in this process, with
// the packages installed first when they are not. Standard output is the command's alone.
//
// A command is a file lib/commands/NAME.ts that runs when it is loaded; a few live elsewhere.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { ensureDependencies, repositoryRoot } from "./lib/start/dependencies.mjs";

const elsewhere = {
  bench: "tests/bench/bench.ts",
  "create-administrator": "prisma/create-administrator.ts",
  migrate: "prisma/migrate.ts",
  seed: "prisma/seed.ts",
};

function commandFile(name) {
  if (!/^[a-z][a-z0-9-]*$/.test(name ?? "")) return undefined;
  const file = path.join(repositoryRoot, elsewhere[name] ?? `lib/commands/${name}.ts`);
  return fs.existsSync(file) ? file : undefined;
}

function commandNames() {
  const folder = path.join(repositoryRoot, "lib/commands");
  const own = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return [...Object.keys(elsewhere), ...own.map((file) => path.basename(file, ".ts"))]
    .filter((name) => commandFile(name))
    .sort();
}

const [name, ...args] = process.argv.slice(2);
const file = commandFile(name);
const problem = file ? ensureDependencies() : undefined;
if (!file) {
  const said = name === undefined ? "No command was named" : `There is no command "${name}"`;
  console.error(`${said}: use one of ${commandNames().join(", ")}.`);
  process.exitCode = 2;
} else if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: path.join(repositoryRoot, "tsconfig.json") });
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
}
