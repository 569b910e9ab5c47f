// Starting the portal, once the packages are there: `npm start` in order.
//
//   data folder -> database -> database client -> migrations -> demonstration data -> pages -> serve
//
// Whatever is made is made only when it is missing or its sources changed, so a second start takes
// seconds. Everything started here is stopped here, on Ctrl-C, on SIGTERM and on any failure;
// what a kill leaves running ends by itself (embedded-postgres.ts, server.ts).

import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { dataFolder, keptSecret } from "@/lib/start/data-folder";
import { lockFolder } from "@/lib/start/folder-lock";
import { buildPages, makeDatabaseClient } from "@/lib/start/made-files";
import { runStep } from "@/lib/start/run-step";
import { startServer } from "@/lib/start/server";
import { StartProblem } from "@/lib/start/start-problem";
import { type Database, openDatabase, unfinishedMark } from "@/prisma/database";
import {
  demonstrationAccounts,
  demonstrationOrganizations,
  demonstrationPassword,
} from "@/prisma/demonstration-accounts";
import { migrate } from "@/prisma/migrate";

type Start = {
  readonly host: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  /** Pages are compiled as they are asked for, and again when their source is saved. */
  readonly development: boolean;
};

/** Runs the portal until it is told to stop; the exit code of the process. */
export async function runPortal(start: Start): Promise<number> {
  const told = new AbortController();
  // Once each: a second Ctrl-C ends the process at once.
  process.once("SIGINT", () => told.abort(130));
  process.once("SIGTERM", () => told.abort(0));
  try {
    await runLocked(start, told.signal);
    return told.signal.aborted ? Number(told.signal.reason) : 1;
  } catch (error) {
    if (told.signal.aborted) return Number(told.signal.reason);
    console.error(error instanceof StartProblem ? error.message : error);
    return 1;
  }
}

async function runLocked(start: Start, signal: AbortSignal): Promise<void> {
  const { host, port, env, development } = start;
  const address = publicAddress(host, port);
  const folder = dataFolder(env);
  const unlock = lockFolder(folder, address);
  try {
    // A first start that was cut short while making demonstration data is begun again.
    const mark = unfinishedMark(folder);
    const database = await openDatabase(folder, env, { startOver: fs.existsSync(mark) });
    try {
      await makeDatabaseClient({ say, signal });
      await migrate(database.ownerUrl);
      const portalEnv = portalEnvironment(env, { folder, address, appUrl: database.appUrl });
      if (env["IOP_DEMO"] !== "0" && (await hasNoUser(database.ownerUrl))) {
        // Only ever beside a database without users: what carries the mark may be thrown away.
        fs.writeFileSync(mark, "");
        await seed(database.ownerUrl, portalEnv, signal);
        if (signal.aborted) return;
      }
      fs.rmSync(mark, { force: true });
      if (!development) await buildPages({ say, signal });
      if (!signal.aborted) await serve({ ...start, env: portalEnv }, address, database, signal);
    } finally {
      await database.stop();
    }
  } finally {
    unlock();
  }
}

async function serve(
  { host, port, env, development }: Start,
  address: string,
  database: Database,
  signal: AbortSignal,
): Promise<void> {
  const server = await startServer(host, port, env, { development });
  try {
    say(`\nThe portal is at ${address} (Ctrl-C stops it).`);
    const accounts = await demonstrationText(database.ownerUrl);
    if (accounts) say(accounts);
    const stopped = new Promise<string>((resolve) => {
      if (signal.aborted) resolve("");
      signal.addEventListener("abort", () => resolve(""), { once: true });
    });
    const problem = await Promise.race([
      stopped,
      server.ended.then((code) => `The portal's server ended by itself (exit code ${code}).`),
      database.ended.then(() => "The embedded database ended by itself."),
    ]);
    if (problem && !signal.aborted) {
      throw new StartProblem(`${problem} Start again with npm start; the data is kept.`);
    }
  } finally {
    await server.stop();
  }
}

/** The address people open, which is also the one requests must come from. */
function publicAddress(host: string, port: number): string {
  const local = ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(host);
  return `http://${local ? "localhost" : host}:${port}`;
}

/** What the server is told: the application's role, never the owner's. */
export function portalEnvironment(
  env: NodeJS.ProcessEnv,
  { folder, address, appUrl }: { folder: string; address: string; appUrl: string },
): NodeJS.ProcessEnv {
  const { APP_DATABASE_URL: _, ...rest } = env;
  return {
    ...rest,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: appUrl,
    NEXTAUTH_URL: env["NEXTAUTH_URL"] ?? address,
    NEXTAUTH_SECRET: env["NEXTAUTH_SECRET"] ?? keptSecret(folder, "nextauth"),
    DOCUMENTS_DIR: env["DOCUMENTS_DIR"] ?? path.join(folder, "documents"),
  };
}

/**
 * Fills a database with demonstration data, by prisma/seed.ts. It connects as the owner through
 * OWNER_DATABASE_URL; DATABASE_URL stays the application's.
 */
export async function seed(
  ownerUrl: string,
  portalEnv: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<void> {
  say("Making demonstration data (first start only) ...");
  const env = { ...portalEnv, OWNER_DATABASE_URL: ownerUrl };
  const args = ["--import", "tsx", "prisma/seed.ts"];
  await runStep("Making demonstration data", args, env, signal);
}

async function hasNoUser(ownerUrl: string): Promise<boolean> {
  return (
    (await query(ownerUrl, "select from app_user where role <> 'system' limit 1", [])).length === 0
  );
}

/** The demonstration accounts that are in the database, to print; nothing when there are none. */
async function demonstrationText(ownerUrl: string): Promise<string | undefined> {
  const emails = demonstrationAccounts.map(({ email }) => email);
  const sql = "select email from app_user where email = any($1) and disabled_at is null";
  const present = new Set((await query(ownerUrl, sql, [emails])).map(({ email }) => email));
  if (present.size === 0) return undefined;
  const lines = demonstrationAccounts
    .filter(({ email }) => present.has(email))
    .map(({ email, role, organization, remark }) => {
      const place = demonstrationOrganizations[organization];
      return `  ${role.replaceAll("_", " ").padEnd(17)}${email.padEnd(35)}${place} (${remark})`;
    });
  return [
    `\nDemonstration data, all invented. Sign in with the password ${demonstrationPassword} as:`,
    ...lines,
    "IOP_DEMO=0 and an empty data folder start a portal without them.\n",
  ].join("\n");
}

async function query(url: string, sql: string, values: unknown[]): Promise<{ email?: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ email?: string }>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function say(line: string): void {
  console.log(line);
}
