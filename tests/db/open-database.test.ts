// A database of one's own, named by DATABASE_URL, on a server of its own here: roles belong to a
// whole server, and other tests sign in with the same ones.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptSecret } from "@/lib/start/data-folder";
import { databaseUrls, openDatabase } from "@/prisma/database";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/prisma/embedded-postgres";
import { migrate } from "@/prisma/migrate";
import { connected } from "@/tests/db/database";

// Neither folder is opened to other users: a clone in a private folder must work too.
const serverFolder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-own-server-"));
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-own-data-"));
let server: EmbeddedPostgres;
let superuserUrl: string;

beforeAll(async () => {
  server = await startEmbeddedPostgres(serverFolder, { throwaway: true });
  ({ superuserUrl } = databaseUrls({ folder: serverFolder, port: server.port }, "postgres"));
  await connected(superuserUrl, async (client) => {
    await client.query("create role keeper login createrole password 'k'");
    await client.query("create role humble login password 'h'");
    await client.query("create role reader login password 'r'");
    await client.query("create database review owner keeper");
    await client.query("create database small owner humble");
  });
});

afterAll(async () => {
  await server.stop();
  fs.rmSync(serverFolder, { recursive: true, force: true });
  fs.rmSync(dataFolder, { recursive: true, force: true });
});

function url(role: string, password: string, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${server.port}/${database}`;
}

function open(env: Record<string, string>) {
  return openDatabase(dataFolder, { NODE_ENV: "test", ...env });
}

describe("a database named by DATABASE_URL", () => {
  it("is refused when its role cannot make the application's role and none is given", async () => {
    await expect(open({ DATABASE_URL: url("humble", "h", "small") })).rejects.toThrow(
      /may not set up the application's role iop_app .* set APP_DATABASE_URL/,
    );
  });

  it("gets the application's role, which can sign in and use what is migrated", async () => {
    const database = await open({ DATABASE_URL: url("keeper", "k", "review") });
    expect(database.ownerUrl).toBe(url("keeper", "k", "review"));
    expect(database.appUrl).toBe(url("iop_app", keptSecret(dataFolder, "iop_app"), "review"));
    expect(await migrate(database.ownerUrl)).not.toEqual([]);
    await connected(database.appUrl, async (client) => {
      // Without an actor row-level security shows nothing, which is not an error.
      expect((await client.query("select * from review_request")).rows).toEqual([]);
    });
    const again = await open({ DATABASE_URL: url("keeper", "k", "review") });
    expect(again.appUrl).toBe(database.appUrl);
  });

  it("takes a role given for the application when it is a member of iop_app", async () => {
    const env = {
      DATABASE_URL: url("keeper", "k", "review"),
      APP_DATABASE_URL: url("reader", "r", "review"),
    };
    await expect(open(env)).rejects.toThrow(
      /role "reader" is neither iop_app nor a member of it.*APP_DATABASE_URL/,
    );
    await connected(superuserUrl, (client) => client.query("grant iop_app to reader"));
    expect((await open(env)).appUrl).toBe(env.APP_DATABASE_URL);
  });

  it("refuses a superuser for the application: it would see every organization's rows", async () => {
    const env = { DATABASE_URL: url("keeper", "k", "review"), APP_DATABASE_URL: superuserUrl };
    await expect(open(env)).rejects.toThrow(/is a superuser or bypasses row-level security/);
  });

  it("names host, port, database and role, never the password, when it cannot sign in", async () => {
    const failure = open({ DATABASE_URL: url("keeper", "hush-hush", "review") });
    await expect(failure).rejects.toThrow(
      `DATABASE_URL cannot be used (host 127.0.0.1, port ${server.port}, database review, role keeper): the password is refused; correct it.`,
    );
  });

  it("is never thrown away when demonstration data was cut short: a person does that", async () => {
    const env = { NODE_ENV: "test", DATABASE_URL: url("keeper", "k", "review") } as const;
    await expect(openDatabase(dataFolder, env, { startOver: true })).rejects.toThrow(
      /was cut short: drop and create that database again/,
    );
  });

  it("says that a database is missing", async () => {
    await expect(open({ DATABASE_URL: url("keeper", "k", "nowhere") })).rejects.toThrow(
      /database nowhere.*that database does not exist; create it, owned by the role/,
    );
  });
});

describe("an embedded database", () => {
  it("keeps its rows from one opening to the next, and is made anew when told to start over", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-embedded-"));
    const rows = async (startOver: boolean, sql: string) => {
      const database = await openDatabase(folder, { NODE_ENV: "test" }, { startOver });
      try {
        await migrate(database.ownerUrl);
        return (await connected(database.ownerUrl, (client) => client.query(sql))).rows.length;
      } finally {
        await database.stop();
      }
    };
    const select = "select from organization where kind = 'plan'";
    try {
      await rows(false, "insert into organization values (gen_random_uuid(), 'plan', 'A plan')");
      expect(await rows(false, select)).toBe(1);
      expect(await rows(true, select)).toBe(0);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
