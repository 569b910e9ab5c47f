// The PostgreSQL server the tests use: the embedded one, on a throwaway cluster, with both roles
// and a migrated template. Every database a test gets is a copy of that template.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import {
  createOwnedDatabase,
  databaseUrls,
  prepareRoles,
  type ServerAddress,
} from "@/prisma/database";
import { startEmbeddedPostgres } from "@/prisma/embedded-postgres";
import { migrate } from "@/prisma/migrate";

const template = "template_migrated";

export type TestServer = { readonly address: ServerAddress; readonly stop: () => Promise<void> };
export type DatabaseCopy = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
};

/** Starts the server and migrates the template; `stop` ends it and deletes its files. */
export async function startTestServer(): Promise<TestServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-test-"));
  fs.chmodSync(folder, 0o711); // the server's account must be able to enter
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres(folder, { throwaway: true });
    const stop = async () => {
      await server.stop();
      remove();
    };
    try {
      const address = { folder, port: server.port };
      await prepareRoles(address);
      await createOwnedDatabase(address, template);
      await migrate(databaseUrls(address, template).ownerUrl);
      return { address, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    remove();
    throw error;
  }
}

let made = 0;

/** A database of its own, migrated and without rows but those migrations bring. */
export async function copyTemplate(address: ServerAddress): Promise<DatabaseCopy> {
  made += 1;
  const name = `test_${process.pid}_${process.env["VITEST_WORKER_ID"] ?? 0}_${Date.now()}_${made}`;
  await createOwnedDatabase(address, name, template);
  return {
    ...databaseUrls(address, name),
    drop: async () => {
      const client = new pg.Client({
        connectionString: databaseUrls(address, "postgres").superuserUrl,
      });
      await client.connect();
      await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
      await client.end();
    },
  };
}
