// Brings a database to the state the code expects.
//
// Migration: a folder `prisma/migrations/<time>_<name>/` with one migration.sql. They apply in the
// order of their names, each in its own transaction together with its record, under a lock that
// lets one process migrate at a time. The record is the table Prisma's own command line keeps,
// `_prisma_migrations`, with its columns and its checksum (SHA-256 of the file, hexadecimal), so
// that `prisma migrate deploy` and `prisma migrate status` elsewhere agree with this runner.
//
// An applied migration never changes: one whose file differs or is missing is refused.
//
// The job queue keeps tables of its own, brought up to date at the same time (job-queue.ts).

import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { dataFolder } from "@/lib/start/data-folder";
import { lockFolder } from "@/lib/start/folder-lock";
import { StartProblem } from "@/lib/start/start-problem";
import { openDatabase } from "@/prisma/database";
import { prepareJobQueue } from "@/prisma/job-queue";

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const migrationsFolder = path.join(import.meta.dirname, "migrations");

/**
 * Applies what is not yet applied, connected as the owner.
 *
 * @returns the names of the migrations applied now, in order
 * @throws StartProblem when an applied migration changed or is missing, or one fails
 */
export async function migrate(ownerUrl: string, folder = migrationsFolder): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined); // a query under way reports it
  await client.connect();
  try {
    // Prisma's command line takes the same lock.
    await client.query("select pg_advisory_lock(72707369)");
    await client.query(recordTable);
    const migrations = readMigrations(folder);
    const applied = await readApplied(client);
    refuseRewrittenHistory(migrations, applied);
    const pending = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of pending) await apply(client, migration);
    await prepareJobQueue(ownerUrl);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

const recordTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

function readMigrations(folder: string): Migration[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Checksum by name of what is applied; what was rolled back by hand counts as not applied. */
async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null`,
  );
  const unfinished = rows.find(({ finished }) => !finished);
  if (unfinished) {
    throw new StartProblem(
      `Migration ${unfinished.name} was begun by another tool and did not finish: repair the database, then mark it with "npx prisma migrate resolve".`,
    );
  }
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseRewrittenHistory(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    const now = known.get(name);
    if (now === checksum) continue;
    throw new StartProblem(
      now === undefined
        ? `The database has migration ${name}, which prisma/migrations does not: run the newer version of the portal that made it, or restore a backup from before it.`
        : `prisma/migrations/${name}/migration.sql was changed after it was applied: restore the file as it was and put the change into a new migration.`,
    );
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    if (!(error instanceof pg.DatabaseError)) throw error;
    const line = lineOf(sql, Number(error.position));
    throw new StartProblem(
      `Migration ${name} failed${line} and changed nothing: ${error.message}. Correct prisma/migrations/${name}/migration.sql or the data it stumbled on, and start again.`,
    );
  }
}

function lineOf(sql: string, position: number): string {
  return position > 0 ? ` in line ${sql.slice(0, position).split("\n").length}` : "";
}

/** `npm run migrate`: migrates the portal's database without starting the portal. */
async function main(): Promise<void> {
  const folder = dataFolder(process.env);
  const unlock = lockFolder(folder, "npm run migrate");
  try {
    const database = await openDatabase(folder, process.env);
    try {
      const applied = await migrate(database.ownerUrl);
      console.log(applied.length === 0 ? "Nothing to migrate." : `Migrated: ${applied.join(", ")}`);
    } finally {
      await database.stop();
    }
  } finally {
    unlock();
  }
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof StartProblem ? error.message : error);
    process.exitCode = 1;
  });
}
