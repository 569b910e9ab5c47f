// `npm start` as a person meets it: what it says when it cannot start, that it serves, that it
// stops what it started, and that a kill leaves nothing in the way of the next start.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/lib/start/free-port";
import { buildPages } from "@/lib/start/made-files";
import { processIdentity } from "@/lib/start/process-identity";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iop-start-"));
const running = new Set<ChildProcess>();

type Started = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

function start(env: Record<string, string>, nodeArgs: string[] = []): Started {
  const { DATABASE_URL: _, APP_DATABASE_URL: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [...nodeArgs, "start.mjs"], {
    env: { ...inherited, IOP_DATA_DIR: folder, IOP_DEMO: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close").then(() => child.exitCode);
  return { child, output: () => output, ended };
}

/** What it says and its exit code, for a start that ends by itself. */
async function refused(env: Record<string, string>, nodeArgs: string[] = []) {
  const started = start(env, nodeArgs);
  const code = await started.ended;
  return { code, lines: started.output().trim().split("\n") };
}

async function started(port: number): Promise<Started> {
  const portal = start({ PORT: String(port) });
  const address = `The portal is at http://localhost:${port}`;
  while (!portal.output().includes(address)) {
    if (portal.child.exitCode !== null) throw new Error(`It ended: ${portal.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return portal;
}

function databaseServer(): number {
  return Number(
    fs.readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0],
  );
}

async function gone(pid: number): Promise<void> {
  while (processIdentity(pid) !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isFree(port: number): Promise<boolean> {
  return (await freePort(port)) === port;
}

beforeAll(() => {
  fs.chmodSync(folder, 0o711);
});

afterEach(async () => {
  for (const child of running) {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  }
  running.clear();
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("a start that cannot be", () => {
  it("says in one line that Node is too old", async () => {
    const old =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.19.0"}})';
    expect(await refused({}, ["--import", old])).toEqual({
      code: 1,
      lines: [
        "This portal needs Node.js 20.19 or newer and this is 18.19.0: install a newer one from https://nodejs.org and run npm start again.",
      ],
    });
  });

  it("says in one line that the port is taken", async () => {
    const other = net.createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { code, lines } = await refused({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      new RegExp(`^Port ${port} on 127.0.0.1 is taken, .* choose another port`),
    );
  });

  it("says in one line that PORT is no port", async () => {
    const { code, lines } = await refused({ PORT: "eighty" });
    expect(code).toBe(1);
    expect(lines).toEqual([
      'PORT must be a number from 1 to 65535 and is "eighty": set another, for example PORT=3001 npm start.',
    ]);
  });

  it("names the place of a dead DATABASE_URL and never its password", async () => {
    const closed = await freePort();
    const { code, lines } = await refused({
      PORT: String(await freePort()),
      DATABASE_URL: `postgresql://keeper:hush-hush@127.0.0.1:${closed}/review`,
    });
    expect(code).toBe(1);
    expect(lines).toEqual([
      `DATABASE_URL cannot be used (host 127.0.0.1, port ${closed}, database review, role keeper): no server answers there; start it, or correct host and port.`,
    ]);
  });

  it("says what a DATABASE_URL looks like when it is none", async () => {
    const { code, lines } = await refused({
      PORT: String(await freePort()),
      DATABASE_URL: "localhost:5432",
    });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^DATABASE_URL is not an address of a PostgreSQL database: write it as/,
    );
  });
});

describe("a running portal", () => {
  beforeAll(() => buildPages());

  it("serves, refuses a second one on the same data, and stops all it started on Ctrl-C", async () => {
    const port = await freePort();
    const portal = await started(port);
    const database = databaseServer();
    const answer = await fetch(`http://localhost:${port}/`);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");

    const second = await refused({ PORT: String(await freePort()) });
    expect(second.code).toBe(1);
    expect(second.lines).toHaveLength(1);
    expect(second.lines[0]).toContain(`already running on this data (${folder})`);

    portal.child.kill("SIGINT");
    expect(await portal.ended).toBe(130);
    expect(processIdentity(database)).toBeUndefined();
    expect(await isFree(port)).toBe(true);
  });

  it("ends with success when it is asked to terminate", async () => {
    const portal = await started(await freePort());
    portal.child.kill("SIGTERM");
    expect(await portal.ended).toBe(0);
  });

  it("takes its server and database with it when it is killed, and starts again", async () => {
    const port = await freePort();
    const portal = await started(port);
    const database = databaseServer();
    portal.child.kill("SIGKILL");
    await portal.ended;
    await gone(database);
    while (!(await isFree(port))) await new Promise((resolve) => setTimeout(resolve, 50));

    const again = await started(port);
    again.child.kill("SIGTERM");
    expect(await again.ended).toBe(0);
  });

  it("is not tripped by files of dead processes whose numbers others have now", async () => {
    const { pid } = process;
    fs.writeFileSync(
      path.join(folder, "portal.lock"),
      JSON.stringify({ pid, identity: "another boot 1", address: "http://localhost:1" }),
    );
    const cluster = path.join(folder, "postgres");
    fs.writeFileSync(
      path.join(cluster, "postmaster.pid"),
      `${pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n`,
    );
    const portal = await started(await freePort());
    portal.child.kill("SIGTERM");
    expect(await portal.ended).toBe(0);
    expect(processIdentity(pid)).toBeDefined();
  });
});
