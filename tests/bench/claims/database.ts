// The database the claims benchmarks run on: an embedded server that keeps every promise of durability
// (the tests' own trades them for speed), migrated, with places and people.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "@/lib/db/client";
import { createOwnedDatabase, databaseUrls, prepareRoles } from "@/prisma/database";
import { startEmbeddedPostgres } from "@/prisma/embedded-postgres";
import { migrate } from "@/prisma/migrate";
import { insertPlacesAndPeople } from "@/tests/builders/insert-places-and-people";
import { lena } from "@/tests/builders/people";

export interface BenchDatabase {
  readonly ownerUrl: string;
  /** A folder that goes when the database goes; documents lie in it. */
  readonly folder: string;
  /** Makes it this process's database, as it is from its start until another is. */
  readonly use: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts it and makes it this process's database. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-bench-"));
  fs.chmodSync(folder, 0o711); // the server's account must be able to enter
  const server = await startEmbeddedPostgres(folder);
  const address = { folder, port: server.port };
  await prepareRoles(address);
  await createOwnedDatabase(address, "bench");
  const { ownerUrl, appUrl } = databaseUrls(address, "bench");
  await migrate(ownerUrl);
  const use = async () => {
    await closeDatabase();
    process.env["DATABASE_URL"] = appUrl;
    process.env["DOCUMENTS_DIR"] = path.join(folder, "documents");
  };
  await use();
  await insertPlacesAndPeople(ownerUrl, "2026-10-30");
  return {
    ownerUrl,
    folder,
    use,
    stop: async () => {
      await closeDatabase();
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A connection of the owner's that acts for the analyst where a function asks who acts. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select set_config('app.user_id', $1, false)", [lena.id]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
