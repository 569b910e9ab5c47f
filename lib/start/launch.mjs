// The part of `npm start` that must run before the packages are there: Node built-ins only.

import net from "node:net";
import process from "node:process";
import { ensureDependencies, repositoryRoot } from "./dependencies.mjs";

/** Checks the address, installs the packages, and hands over to portal.ts. */
export async function launch() {
  process.chdir(repositoryRoot);
  const port = Number(process.env["PORT"] ?? 3000);
  const host = process.env["HOST"] ?? "127.0.0.1";
  const problem = (await addressProblem(host, port)) ?? ensureDependencies();
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  const { register } = await import("tsx/esm/api");
  register();
  const { runPortal } = await import("./portal.ts");
  process.exitCode = await runPortal({
    host,
    port,
    env: process.env,
    development: process.argv.includes("--dev"),
  });
}

/** Nothing long is begun for an address that cannot be had. */
async function addressProblem(host, port) {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return `PORT must be a number from 1 to 65535 and is "${process.env["PORT"]}": set another, for example PORT=3001 npm start.`;
  }
  const code = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
  });
  if (code === undefined) return undefined;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is taken, by this portal started earlier or by another program: stop that one, or choose another port, for example PORT=${port === 65535 ? 3001 : port + 1} npm start.`;
  }
  if (code === "EACCES") {
    return `Port ${port} is reserved for the administrator of this machine: choose one above 1023, for example PORT=3000 npm start.`;
  }
  return `The address ${host}:${port} cannot be used here (${code}): check HOST and PORT.`;
}
