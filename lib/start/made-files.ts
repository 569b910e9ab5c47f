// What is made from the sources and not kept in git: the database client and the built pages. Each
// is made again only when what it is made from has changed, told by a hash of the content.

import fs from "node:fs";
import path from "node:path";
import { prismaEnvironment } from "@/lib/start/dependencies.mjs";
import { runStep } from "@/lib/start/run-step";
import { sourceHash } from "@/lib/start/source-hash";

const clientFolder = "prisma/generated";
const clientStamp = "node_modules/.cache/iop-review-portal/client-made-from";
const clientSources = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];

const pagesStamp = ".next/made-from";
const pagesSources = [
  "app",
  "components",
  "criteria",
  "lib",
  "prisma/schema.prisma",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

type Making = { readonly say?: (line: string) => void; readonly signal?: AbortSignal };

/** Makes the database client of prisma/schema.prisma in prisma/generated. */
export async function makeDatabaseClient({ say, signal }: Making = {}): Promise<void> {
  await makeIfChanged(clientStamp, clientSources, fs.existsSync(clientFolder), async () => {
    say?.("Making the database client ...");
    const args = ["node_modules/prisma/build/index.js", "generate"];
    await runStep("Making the database client", args, toolEnvironment(), signal);
    return !signal?.aborted;
  });
}

/** Builds the pages for production into .next. */
export async function buildPages({ say, signal }: Making = {}): Promise<void> {
  await makeIfChanged(pagesStamp, pagesSources, fs.existsSync(".next/BUILD_ID"), async () => {
    say?.("Building the pages (when their sources changed, about half a minute) ...");
    const args = ["node_modules/next/dist/bin/next", "build"];
    const env = { ...toolEnvironment(), NODE_ENV: "production" } as const;
    await runStep("Building the pages", args, env, signal);
    return !signal?.aborted;
  });
}

async function makeIfChanged(
  stamp: string,
  sources: readonly string[],
  present: boolean,
  make: () => Promise<boolean>,
): Promise<void> {
  // Taken before making: a file saved meanwhile makes the next start make it again.
  const hash = sourceHash(sources);
  const madeFrom = fs.existsSync(stamp) ? fs.readFileSync(stamp, "utf8") : "";
  if (present && madeFrom === hash) return;
  fs.rmSync(stamp, { force: true });
  if (!(await make())) return;
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, hash);
}

function toolEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ...prismaEnvironment() };
}
