import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/prisma/migrate";
import { connected, testDatabase, type TestDatabase } from "@/tests/db/database";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  fs.cpSync("prisma/migrations", folder, { recursive: true });
});

afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

describe("migrations", () => {
  it("apply nothing to a database that has them all", async () => {
    expect(await migrate(database.ownerUrl)).toEqual([]);
  });

  it("apply what is new in the order of names, with the checksum Prisma's tools expect", async () => {
    write("29990102000000_second", "alter table trial add column b integer;");
    write("29990101000000_first", "create table trial (a integer);");
    expect(await migrate(database.ownerUrl, folder)).toEqual([
      "29990101000000_first",
      "29990102000000_second",
    ]);
    const { rows } = await connected(database.ownerUrl, (client) =>
      client.query(
        `select migration_name, checksum, finished_at is not null as finished, applied_steps_count
           from _prisma_migrations where migration_name like '2999%' order by migration_name`,
      ),
    );
    expect(rows[0]).toEqual({
      migration_name: "29990101000000_first",
      checksum: createHash("sha256").update("create table trial (a integer);").digest("hex"),
      finished: true,
      applied_steps_count: 1,
    });
    expect(rows).toHaveLength(2);
  });

  it("leave nothing behind when they fail, and name the file and line", async () => {
    write("29990103000000_broken", "create table half (a integer);\nselect nothing_there;");
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      /29990103000000_broken failed in line 2 and changed nothing: column "nothing_there" does not exist/,
    );
    const { rows } = await connected(database.ownerUrl, (client) =>
      client.query("select to_regclass('half') as half"),
    );
    expect(rows).toEqual([{ half: null }]);
    fs.rmSync(path.join(folder, "29990103000000_broken"), { recursive: true });
  });

  it("apply once when two processes migrate at the same moment", async () => {
    write("29990104000000_twice", "create table twice (a integer);");
    const applied = await Promise.all([
      migrate(database.ownerUrl, folder),
      migrate(database.ownerUrl, folder),
    ]);
    expect(applied.flat()).toEqual(["29990104000000_twice"]);
  });

  it("refuse a file changed after it was applied", async () => {
    write("29990101000000_first", "create table trial (a bigint);");
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      /29990101000000_first\/migration.sql was changed after it was applied: restore the file/,
    );
    write("29990101000000_first", "create table trial (a integer);");
  });

  it("refuse a database that is newer than the code", async () => {
    fs.rmSync(path.join(folder, "29990104000000_twice"), { recursive: true });
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      /The database has migration 29990104000000_twice, which prisma\/migrations does not/,
    );
  });
});

describe("the application's role", () => {
  it("cannot bypass row-level security, change a table, or read the record of migrations", async () => {
    await connected(database.appUrl, async (client) => {
      const { rows } = await client.query(
        "select current_user::text as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
      );
      expect(rows).toEqual([
        {
          name: "iop_app",
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
        },
      ]);
      await expect(client.query("create table mine (a integer)")).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.query("alter table event add column x integer")).rejects.toThrow(
        /must be owner/,
      );
      await expect(client.query("select * from _prisma_migrations")).rejects.toThrow(
        /permission denied/,
      );
    });
  });
});
