import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { reviewDay } from "@/tests/builders/case";
import { insertPlacesAndPeople } from "@/tests/builders/insert-places-and-people";
import { testDatabase, type TestDatabase } from "./database";

/**
 * A database of its own with organizations, sites, plans and people, and a folder of its own for
 * documents; `drop` removes both. Cases are made by builders, through the operations.
 *
 * @param passwordHash hash of everybody's password; without it nobody can sign in.
 */
export async function peopledDatabase(passwordHash?: () => Promise<string>): Promise<TestDatabase> {
  const database = await testDatabase();
  const documents = fs.mkdtempSync(path.join(os.tmpdir(), "iop-documents-"));
  process.env["DOCUMENTS_DIR"] = documents;
  await insertPlacesAndPeople(database.ownerUrl, reviewDay, passwordHash);
  return {
    ...database,
    drop: async () => {
      await database.drop();
      fs.rmSync(documents, { recursive: true, force: true });
    },
  };
}

/** The tests of this file run in a peopled database, made before the first and dropped after the last. */
export function inPeopledDatabase(): void {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await peopledDatabase();
  });
  afterAll(() => database?.drop());
}
