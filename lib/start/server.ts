// The portal's own server process: Next.js in production mode.

import { type ChildProcess, spawn } from "node:child_process";
import net from "node:net";

/**
 * Makes the server end when its standard input closes, which happens when the process that
 * started it is gone in any way: a killed start leaves no server on the port.
 */
const endWithParent = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

export type PortalServer = {
  /** Resolves with the exit code when the server is gone, by whatever cause. */
  readonly ended: Promise<number>;
  /** Lets requests under way finish, for at most ten seconds. */
  readonly stop: () => Promise<void>;
};

/** Starts the pages at an address, built ones unless in development; resolves when it accepts connections or has ended. */
export async function startServer(
  host: string,
  port: number,
  env: NodeJS.ProcessEnv,
  { development = false }: { development?: boolean } = {},
): Promise<PortalServer> {
  const next = "node_modules/next/dist/bin/next";
  // In development Next.js hands its own options on to loaders that have no such input.
  const guard = development ? [] : ["--import", endWithParent];
  const mode = development ? "dev" : "start";
  const child = spawn(
    process.execPath,
    [...guard, next, mode, "--port", String(port), "--hostname", host],
    {
      env: { ...env, NODE_ENV: development ? "development" : "production" },
      stdio: ["pipe", development ? "inherit" : "ignore", "inherit"],
    },
  );
  let gone = false;
  const ended = new Promise<number>((resolve) =>
    child.once("exit", (code) => {
      gone = true;
      resolve(code ?? 1);
    }),
  );
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  while (!gone && !(await accepts(reachable, port))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(patience);
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
