// The portal's database: the one DATABASE_URL names, or an embedded server of our own.
//
// Two roles share it. The owner makes and changes tables, and runs migrations and nothing else.
// The application's role, iop_app, reads and writes rows: no superuser, no bypass of row-level
// security, no right to change tables, owner of none. Migrations grant to it by name.
//
// Without DATABASE_URL: the embedded server in the data folder, database `iop`, owner `iop_owner`;
// both roles' passwords are made on first start and kept in the data folder.
//
// With DATABASE_URL: its role is the owner. The database must exist (PostgreSQL 15 or newer) and
// belong to that role. For the application either
// - APP_DATABASE_URL is given, whose role is iop_app or a member of it; or
// - the owner may create roles (CREATEROLE): iop_app is made, with a password kept in the data
//   folder; every machine that serves the portal then needs that file, or APP_DATABASE_URL.

import path from "node:path";
import pg from "pg";
import { keptSecret } from "@/lib/start/data-folder";
import { StartProblem } from "@/lib/start/start-problem";
import { startEmbeddedPostgres, superuser } from "@/prisma/embedded-postgres";

/** Where an embedded server is, and the folder that keeps its passwords. */
export type ServerAddress = { readonly folder: string; readonly port: number };

export type Database = {
  /** Connects as the owner: for migrations, and for making demonstration data. */
  readonly ownerUrl: string;
  /** Connects as iop_app: what the portal is given. */
  readonly appUrl: string;
  /** Ends the embedded server; does nothing to a server that is not ours. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded server is gone; never for a server that is not ours. */
  readonly ended: Promise<void>;
};

export const applicationRole = "iop_app";
const ownerRole = "iop_owner";
const oldestServer = 15;

/**
 * Opens the database for a portal whose data is in `folder`, starting the embedded server unless
 * DATABASE_URL is set. Both roles can sign in when it returns; nothing is migrated.
 *
 * @param startOver the database was never served and is half filled: an embedded one is made anew
 * @throws StartProblem when the database cannot be reached or a role cannot be had
 */
export async function openDatabase(
  folder: string,
  env: NodeJS.ProcessEnv,
  { startOver = false }: { startOver?: boolean } = {},
): Promise<Database> {
  const given = env["DATABASE_URL"];
  if (given) {
    if (startOver) {
      throw new StartProblem(
        `Making demonstration data in the database of DATABASE_URL was cut short: drop and create that database again, delete ${unfinishedMark(folder)}, and start again.`,
      );
    }
    const appUrl = await applicationUrl(given, env["APP_DATABASE_URL"], folder);
    return {
      ownerUrl: given,
      appUrl,
      stop: () => Promise.resolve(),
      ended: new Promise(() => undefined),
    };
  }
  const server = await startEmbeddedPostgres(folder);
  const address = { folder, port: server.port };
  await prepareRoles(address);
  if (startOver) {
    await withClient(databaseUrls(address, "postgres").superuserUrl, (client) =>
      client.query("drop database if exists iop with (force)"),
    );
  }
  await createOwnedDatabase(address, "iop");
  return { ...databaseUrls(address, "iop"), stop: server.stop, ended: server.ended };
}

/** A file that is there while demonstration data is being made, and stays when that is cut short. */
export function unfinishedMark(folder: string): string {
  return path.join(folder, "demonstration-data-unfinished");
}

/** Makes both roles in an embedded server, or sets their passwords to the kept ones. */
export async function prepareRoles(address: ServerAddress): Promise<void> {
  await withClient(databaseUrls(address, "postgres").superuserUrl, async (client) => {
    for (const role of [ownerRole, applicationRole]) {
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
      const password = client.escapeLiteral(keptSecret(address.folder, role));
      await client.query(
        `${rowCount === 0 ? "create" : "alter"} role ${role}
           login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
      );
    }
  });
}

/** Makes a database of the owner's in an embedded server, unless it is there. */
export async function createOwnedDatabase(
  address: ServerAddress,
  name: string,
  template = "template0",
): Promise<void> {
  await withClient(databaseUrls(address, "postgres").superuserUrl, async (client) => {
    const found = await client.query("select from pg_database where datname = $1", [name]);
    if (found.rowCount !== 0) return;
    const quoted = client.escapeIdentifier(name);
    await client.query(
      `create database ${quoted} owner ${ownerRole} template ${client.escapeIdentifier(template)}`,
    );
    // Without this any role could sign in to it and make temporary tables.
    await client.query(`revoke all on database ${quoted} from public`);
    await client.query(`grant connect on database ${quoted} to ${applicationRole}`);
  });
}

/** The addresses of a database in an embedded server, by role. */
export function databaseUrls(
  { folder, port }: ServerAddress,
  name: string,
): { superuserUrl: string; ownerUrl: string; appUrl: string } {
  const url = (role: string) =>
    `postgresql://${role}:${keptSecret(folder, role)}@127.0.0.1:${port}/${name}`;
  return { superuserUrl: url(superuser), ownerUrl: url(ownerRole), appUrl: url(applicationRole) };
}

async function applicationUrl(
  ownerUrl: string,
  appUrl: string | undefined,
  folder: string,
): Promise<string> {
  const derived = appUrl === undefined || appUrl === "";
  const password = derived ? keptSecret(folder, applicationRole) : "";
  await reach(ownerUrl, "DATABASE_URL", async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < oldestServer) {
      throw new StartProblem(
        `DATABASE_URL names a PostgreSQL ${version} (${placeOf(ownerUrl)}) and the portal needs ${oldestServer} or newer: upgrade that server or name another.`,
      );
    }
    if (derived) await makeApplicationRole(client, password);
  });
  if (!derived) {
    await reach(appUrl, "APP_DATABASE_URL", checkApplicationRole);
    return appUrl;
  }
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = password;
  await reach(url.href, "DATABASE_URL (as iop_app)", checkApplicationRole);
  return url.href;
}

async function makeApplicationRole(client: pg.Client, password: string): Promise<void> {
  const literal = client.escapeLiteral(password);
  try {
    const found = await client.query("select from pg_roles where rolname = $1", [applicationRole]);
    if (found.rowCount === 0) {
      await client.query(`create role ${applicationRole} login password ${literal}`);
    } else {
      await client.query(`alter role ${applicationRole} login password ${literal}`);
    }
    const database = await client.query<{ name: string }>("select current_database() as name");
    const name = client.escapeIdentifier(database.rows[0]?.name ?? "");
    await client.query(`grant connect on database ${name} to ${applicationRole}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new StartProblem(
      `The role in DATABASE_URL may not set up the application's role ${applicationRole} (${error.message}): let an administrator run "create role ${applicationRole} login password '...'" and set APP_DATABASE_URL to sign in with it, or grant CREATEROLE.`,
    );
  }
}

async function checkApplicationRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; strong: boolean; member: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls as strong,
            case when exists (select from pg_roles where rolname = $1)
              then pg_has_role($1, 'usage') else false end as member
       from pg_roles where rolname = current_user`,
    [applicationRole],
  );
  const role = rows[0];
  if (!role?.member || role.strong) {
    const flaw = role?.strong
      ? "is a superuser or bypasses row-level security, which would show every organization's rows"
      : `is neither ${applicationRole} nor a member of it, so it may read nothing`;
    throw new StartProblem(
      `The application's database role "${role?.name ?? ""}" ${flaw}: name an ordinary role that is ${applicationRole} or a member of it in APP_DATABASE_URL.`,
    );
  }
}

/** Connects and says in one line why that was not possible, never with the password. */
async function reach(
  url: string,
  setting: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartProblem(
      `${setting} is not an address of a PostgreSQL database: write it as postgresql://role:password@host:5432/database, with special characters of the password percent-encoded.`,
    );
  }
  try {
    await withClient(url, work);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const place = placeOf(url);
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const remedy =
      {
        ECONNREFUSED: "no server answers there; start it, or correct host and port",
        ENOTFOUND: "no machine has that name; correct the host",
        ETIMEDOUT: "the server does not answer; check the network and the firewall",
        "28P01": "the password is refused; correct it",
        "28000": "the role may not sign in; check its name and the server's pg_hba.conf",
        "3D000": "that database does not exist; create it, owned by the role",
        "53300": "the server has no connection left; raise max_connections or close others",
      }[code] ?? `${(error as Error).message}; check the address and the server`;
    throw new StartProblem(`${setting} cannot be used (${place}): ${remedy}.`);
  }
}

function placeOf(url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  return `host ${hostname || "localhost"}, port ${port || "5432"}, database ${pathname.slice(1) || username}, role ${username}`;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // a query under way reports it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
