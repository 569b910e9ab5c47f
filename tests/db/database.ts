// What a database test begins with:
//
//   let database: TestDatabase;
//   beforeAll(async () => { database = await testDatabase(); });
//   afterAll(() => database.drop());
//
// The portal's own door, lib/db, then leads to this database, as the application's role.

import pg from "pg";
import { inject } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { copyTemplate, type DatabaseCopy } from "@/tests/db/server";

export type TestDatabase = DatabaseCopy;

/** A fresh migrated database, set as this worker's DATABASE_URL; `drop` closes lib/db as well. */
export async function testDatabase(): Promise<TestDatabase> {
  const copy = await copyTemplate(inject("databaseServer"));
  process.env["DATABASE_URL"] = copy.appUrl;
  return {
    ...copy,
    drop: async () => {
      await closeDatabase();
      await copy.drop();
    },
  };
}

/** A plain connection, as the owner or the application's role, for raw SQL; closed after `work`. */
export async function connected<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
